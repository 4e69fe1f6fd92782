const A_SECOND = 5;
const AT_ONCE = 10;

/** How many of my taps are sent: the server counts no more, so no more need travel. */
export class ReactionTaps {
  #left = AT_ONCE;
  #at = 0;

  /**
   * Whether a tap at this moment is sent.
   * @param {number} now milliseconds
   */
  take(now) {
    this.#left = Math.min(AT_ONCE, this.#left + ((now - this.#at) / 1000) * A_SECOND);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
