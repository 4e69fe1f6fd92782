/** Durations, as a clock shows them and in words. */
import { language } from "#helpers/gettext.js";

const MINUTE = 60;

/**
 * A time that runs down.
 * @param {number} ms
 */
export function clock(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}

/**
 * The same within a sentence: seconds while there are few of them, then minutes.
 * @param {number} ms
 */
export function inWords(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [unit, value] =
    seconds > 2 * MINUTE ? ["minute", Math.ceil(seconds / MINUTE)] : ["second", seconds];
  const style = { style: "unit", unit, unitDisplay: "long" };
  return new Intl.NumberFormat(language(), /** @type {any} */ (style)).format(Number(value));
}
