/** What the script says about hands. */
import { gettext, number as inWriting, ngettext, say } from "#helpers/gettext.js";

/**
 * In the bar, to whoever has one up.
 * @param {number} number
 * @param {boolean} hearing
 */
export function handUp(number, hearing) {
  const words = hearing
    ? gettext("Your hand is up: number %(number)s.")
    : gettext("Your hand is up: number %(number)s. Listen, to hear when it’s your turn.");
  return say(words, { number: inWriting(number) });
}

/** @param {number} count */
export function handsUp(count) {
  const words = ngettext("%(count)s hand up", "%(count)s hands up", count);
  return say(words, { count: inWriting(count) });
}

/**
 * How long a hand has been up.
 * @param {string} since ISO 8601
 * @param {number} now milliseconds
 */
export function waited(since, now) {
  const minutes = Math.floor((now - Date.parse(since)) / 60_000);
  if (minutes < 1) return gettext("just now");
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = hours
    ? gettext("waiting %(hours)s h %(minutes)s min")
    : gettext("waiting %(minutes)s min");
  return say(words, { hours: inWriting(hours), minutes: inWriting(rest) });
}

/**
 * To those who answer hands: whose name this one could be taken for.
 * @param {string} whose
 */
export function alike(whose) {
  if (!whose) return "";
  return whose === "host"
    ? gettext("Name resembles the host’s")
    : gettext("Name resembles a moderator’s");
}
