/**
 * What tiles on stage say, as data attributes of theirs.
 *
 * @typedef {{ role?: string, held?: string }} TileFacts
 * @typedef {import("#models/protocol.js").Voice} Voice
 */

/** @type {Record<string, TileFacts>} */
const BECAME = {
  "moderator.appointed": { role: "moderator" },
  "moderator.dismissed": { role: "none" },
  "host.changed": { role: "host" },
  "host.succeeded": { role: "host" },
  "host.returned": { role: "moderator" },
  "stage.held": { held: "true" },
  "stage.released": { held: "false" },
};

/**
 * Whose tiles say something else after an event, and what: `[person, facts]`.
 * @param {{ kind?: string, person?: string, before?: string }} event
 * @returns {[string, TileFacts][]}
 */
export function became({ kind = "", person = "", before }) {
  /** @type {[string, TileFacts][]} */
  const told = [[person, BECAME[kind] ?? {}]];
  return before ? [...told, [before, { role: "moderator" }]] : told;
}

/**
 * How somebody sounds, in a word.
 * @param {Voice} [voice]
 */
export function sounds(voice) {
  if (!voice) return "";
  if (voice.speaking) return "speaking";
  return voice.muted ? "muted" : "open";
}
