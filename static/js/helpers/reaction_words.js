/** What the script says about reactions. */

/** @type {Record<string, [one: string, more: string]>} */
const NAMES = {
  clap: ["clap", "claps"],
  heart: ["heart", "hearts"],
  laugh: ["laugh", "laughs"],
  wow: ["wow", "wows"],
  agree: ["nod", "nods"],
};

/**
 * What came since the last time, in a sentence.
 * @param {Record<string, number>} reactions kind → how many
 */
export function reacted(reactions) {
  return Object.entries(reactions)
    .map(([kind, count]) => `${count} ${NAMES[kind]?.[count === 1 ? 0 : 1] ?? kind}`)
    .join(", ");
}
