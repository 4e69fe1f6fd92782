/**
 * When a page asks for the audience's list: not with everybody else, and the less often the more people ask.
 */
export class AudienceList {
  /** @type {number | undefined} */
  #due;

  /** @param {() => number} [random] */
  constructor(random = Math.random) {
    this.random = random;
  }

  /**
   * Whether it is time to ask. A crowd that arrives together asks over two seconds.
   * @param {number} at milliseconds
   * @param {number} now how many are here
   */
  isDue(at, now) {
    this.#due ??= at + this.random() * Math.min(2000, now * 5);
    if (at < this.#due) return false;
    this.#due = at + Math.min(30_000, 5000 + now * 2);
    return true;
  }

  /** What was shown holds no more: don't wait as long as that. */
  ask() {
    if (this.#due !== undefined) this.#due = 0;
  }
}
