/** What the script says about the connection, the sound and the live updates apart. */
import { gettext } from "#helpers/gettext.js";

export const TAKEN = gettext(
  "A call or another app took your microphone. You’re muted; unmute when you’re ready.",
);

/**
 * @param {import("#models/connection.js").Sound} sound
 * @param {boolean} [interrupted] whether the media server is gone: then the bar says so, and says it better
 */
export function soundWords(sound, interrupted = false) {
  if (sound === "weak") return gettext("Weak connection: the sound may stutter.");
  if (sound === "back") return gettext("You’re back.");
  if (sound === "offline") return gettext("No network. You come back by yourself.");
  if (sound === "reconnecting" && !interrupted) return gettext("Reconnecting… your place is kept.");
  return "";
}

/** @param {import("#models/connection.js").News} news */
export function newsWords(news) {
  return news ? gettext("Live updates paused: counts and hands may be late.") : "";
}
