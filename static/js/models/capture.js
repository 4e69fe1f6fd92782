import { constraints } from "#helpers/microphone_settings.js";

/** How a browser says that the device it was asked for is not there. */
const GONE = new Set(["OverconstrainedError", "NotFoundError"]);

/**
 * Ask the browser for the chosen microphone, or, if that one is not there, for the system's own. Throws the browser's
 * own error when none is to be had.
 * @param {import("#helpers/microphone_settings.js").Settings} chosen
 * @param {Pick<MediaDevices, "getUserMedia"> | undefined} [media] missing in insecure pages and in some apps' browsers
 */
export async function capture(chosen, media = navigator.mediaDevices) {
  if (!media?.getUserMedia) throw new DOMException("No microphones here", "NotSupportedError");
  const ask = async (/** @type {MediaTrackConstraints} */ audio) =>
    (await media.getUserMedia({ audio })).getAudioTracks()[0];
  try {
    return await ask(constraints(chosen));
  } catch (error) {
    const { name } = /** @type {Error} */ (error);
    if (!chosen.microphone || !GONE.has(name)) throw error;
    return ask(constraints({ ...chosen, microphone: "" }));
  }
}
