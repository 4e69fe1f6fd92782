/** What the script says about hands. */

/**
 * In the bar, to whoever has one up.
 * @param {number} number
 * @param {boolean} hearing
 */
export function handUp(number, hearing) {
  const up = `Your hand is up: number ${number}.`;
  return hearing ? up : `${up} Listen, to hear when it’s your turn.`;
}

/** @param {number} count */
export function handsUp(count) {
  return count === 1 ? "1 hand up" : `${count} hands up`;
}

/**
 * How long a hand has been up.
 * @param {string} since ISO 8601
 * @param {number} now milliseconds
 */
export function waited(since, now) {
  const minutes = Math.floor((now - Date.parse(since)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `waiting ${minutes} min`;
  return `waiting ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * To those who answer hands: whose name this one could be taken for.
 * @param {string} whose
 */
export function alike(whose) {
  if (!whose) return "";
  return whose === "host" ? "Name resembles the host’s" : "Name resembles a moderator’s";
}
