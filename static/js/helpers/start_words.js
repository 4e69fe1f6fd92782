/** When a space starts, as its reader's clock and calendar say it. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The day and the time. The year is said only when it is another one than now's.
 * @param {Date} at
 * @param {Date} now
 * @param {string} [language] whose way of writing
 * @param {string} [zone] the reader's own, unless told
 */
export function localTime(at, now, language, zone) {
  const year = new Intl.DateTimeFormat("en", { year: "numeric", timeZone: zone });
  return new Intl.DateTimeFormat(language, {
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
  if (left > 2 * DAY) return `in ${Math.floor(left / DAY)} days`;
  if (left > HOUR)
    return `in ${Math.floor(left / HOUR)} h ${Math.floor((left % HOUR) / MINUTE)} min`;
  // Rounded up, so that it says 0:01 until it is time.
  const seconds = Math.ceil(left / SECOND);
  if (seconds > 0) return `in ${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
  if (left > -MINUTE) return "any moment now";
  return `due ${Math.floor(-left / MINUTE)} min ago`;
}

/**
 * After how long the words may be others.
 * @param {number} left milliseconds
 */
export function nextWords(left) {
  const step = left > HOUR || left <= -SECOND ? MINUTE : SECOND;
  return (((left % step) + step) % step) + 1;
}
