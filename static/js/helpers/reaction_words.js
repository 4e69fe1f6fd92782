/** What the script says about reactions. */

/** @type {Record<string, string>} */
const NAMES = { clap: "applause", heart: "hearts", laugh: "laughs", wow: "wows", agree: "nods" };

/**
 * What came since the last time, in a sentence.
 * @param {Record<string, number>} reactions kind → how many
 */
export function reacted(reactions) {
  return Object.entries(reactions)
    .map(([kind, count]) => `${count} ${NAMES[kind] ?? kind}`)
    .join(", ");
}
