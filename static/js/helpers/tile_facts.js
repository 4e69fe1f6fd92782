/**
 * What tiles on stage say, as data attributes of theirs.
 *
 * @typedef {object} TileFacts
 * @property {string} [role]
 * @property {string} [held] "true" or "false", as `me`
 * @property {string} [me]
 * @property {string} [voice] speaking, muted, open; empty when not known
 * @property {string} [link] weak, lost, absent; empty when all is well or not known
 *
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

/**
 * Whether whoever moderates may decide about somebody on stage: not about themselves nor whoever hosts, and about other
 * moderators only those who appoint them.
 * @param {TileFacts} facts
 * @param {boolean} appoints
 */
export function mayDecide({ me, role }, appoints) {
  return me !== "true" && role !== "host" && (role !== "moderator" || appoints);
}
