/** When a space starts, as its reader's clock and calendar say it. */
import { clock } from "#helpers/clock.js";
import { dated, gettext, ngettext, number, language as ofThePage, say } from "#helpers/gettext.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The day and the time. The year is said only when it is another one than now's.
 * @param {Date} at
 * @param {Date} now
 * @param {string} [language] whose way of writing; the page's, unless told
 * @param {string} [zone] the reader's own, unless told
 */
export function localTime(at, now, language = ofThePage(), zone = undefined) {
  const year = new Intl.DateTimeFormat("en", { year: "numeric", timeZone: zone });
  return new Intl.DateTimeFormat(dated(language), {
    hourCycle: "h23",
    weekday: "short",
    day: "numeric",
    month: "short",
    year: year.format(at) === year.format(now) ? undefined : "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  }).format(at);
}

/**
 * How long it is until then: whole days, then hours, and the last hour to the second.
 * @param {number} left milliseconds
 */
export function startsIn(left) {
  if (left > 2 * DAY) return inDays(Math.floor(left / DAY));
  if (left > HOUR) {
    const [hours, minutes] = [Math.floor(left / HOUR), Math.floor((left % HOUR) / MINUTE)];
    const words = gettext("in %(hours)s h %(minutes)s min");
    return say(words, { hours: number(hours), minutes: number(minutes) });
  }
  // Rounded up, so that it says 0:01 until it is time.
  if (left > 0) return say(gettext("in %(clock)s"), { clock: clock(left) });
  if (left > -MINUTE) return gettext("any moment now");
  const minutes = Math.floor(-left / MINUTE);
  return say(gettext("due %(minutes)s min ago"), { minutes: number(minutes) });
}

/** @param {number} days */
function inDays(days) {
  return say(ngettext("in %(days)s day", "in %(days)s days", days), { days: number(days) });
}

/**
 * After how long the words may be others.
 * @param {number} left milliseconds
 */
export function nextWords(left) {
  const step = left > HOUR || left <= -SECOND ? MINUTE : SECOND;
  return (((left % step) + step) % step) + 1;
}
