/**
 * How long to wait before trying again. What ends for everybody at once makes everybody try again:
 * a wait that differs from browser to browser keeps that from being a stampede.
 */

/** @param {number} ms */
export function after(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * `ms`, give or take `share` of it.
 * @param {number} ms
 */
export function jittered(ms, share = 0.5, random = Math.random) {
  return ms * (1 - share + 2 * share * random());
}

/**
 * The wait before try number `attempt`, counted from 0: within a second, then doubling up to 15 s.
 * @param {number} attempt
 */
export function backoff(attempt, random = Math.random) {
  if (attempt === 0) return 1000 * random();
  return jittered(Math.min(1000 * 2 ** (attempt - 1), 15_000), 0.5, random);
}
