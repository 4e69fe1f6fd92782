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
 * @param {import("livekit-client").Room} room
 * @param {typeof import("livekit-client")} livekit
 */
export async function openMicrophone(room, { ParticipantEvent }) {
  await permission(room, ParticipantEvent.ParticipantPermissionsChanged);
  await room.localParticipant.setMicrophoneEnabled(true);
}

/**
 * Give the microphone back to the browser, whose light goes out.
 * @param {import("livekit-client").Room} room
 */
export async function closeMicrophone({ localParticipant }) {
  for (const { track } of localParticipant.audioTrackPublications.values())
    if (track) await localParticipant.unpublishTrack(track, true);
}
