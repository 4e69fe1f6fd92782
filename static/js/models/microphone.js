/** How long LiveKit may take to learn that someone is on stage. */
const PATIENCE = 5000;

/**
 * Whoever comes on stage hears so from us, and LiveKit from the keeper: the two need not arrive together.
 * @param {import("livekit-client").Room} room
 * @param {string} changed LiveKit's event
 */
async function permission({ localParticipant }, changed) {
  if (localParticipant.permissions?.canPublish !== false) return;
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    localParticipant.once(/** @type {any} */ (changed), () => resolve(clearTimeout(timer)));
  });
}

/**
 * Ask for the microphone and be heard. Throws the browser's own error when it is not to be had.
 *
 * Whoever leaves the stage while their microphone is still opening aborts it: what opens after that is closed
 * again, or they would be heard at once the next time they come on stage.
 * @param {import("livekit-client").Room} room
 * @param {typeof import("livekit-client")} livekit
 * @param {AbortSignal} signal
 */
export async function openMicrophone(room, { ParticipantEvent }, signal) {
  const opening = open(room, ParticipantEvent.ParticipantPermissionsChanged, signal);
  const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve));
  await Promise.race([opening, aborted]);
  if (signal.aborted) opening.catch(() => {});
}

/**
 * @param {import("livekit-client").Room} room
 * @param {string} changed LiveKit's event
 * @param {AbortSignal} signal
 */
async function open(room, changed, signal) {
  await permission(room, changed);
  if (signal.aborted) return;
  await room.localParticipant.setMicrophoneEnabled(true);
  if (signal.aborted) await closeMicrophone(room);
}

/**
 * Give the microphone back to the browser, whose light goes out.
 * @param {import("livekit-client").Room} room
 */
export async function closeMicrophone({ localParticipant }) {
  for (const { track } of localParticipant.audioTrackPublications.values())
    if (track) await localParticipant.unpublishTrack(track, true);
}
