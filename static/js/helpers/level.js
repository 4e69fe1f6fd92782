/**
 * How loud these samples are: their root mean square.
 * @param {Float32Array} samples
 */
export function loudness(samples) {
  return Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
}

/** The quietest that a meter shows, in decibels below full scale. */
const FLOOR = -60;

/**
 * A level as a meter shows it, 0 to 1: in steps that are even for the ear.
 * @param {number} level
 */
export function shown(level) {
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(Math.max(level, 1e-6))) / FLOOR));
}
