/**
 * Things that take their time, one after the other. Whoever asked for them may leave: then nobody waits for what is
 * under way, what comes after it is not begun, and it is told by its signal.
 */
export class Turns {
  /** What is under way. */
  doing = "";
  #left = new AbortController();
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {string} what
   * @param {(signal: AbortSignal) => Promise<void>} task
   */
  async take(what, task) {
    const { signal } = this.#left;
    const done = this.#last.then(() => this.#do(what, task, signal));
    this.#last = done.catch(() => {});
    const left = new Promise((resolve) => signal.addEventListener("abort", resolve));
    await Promise.race([done, left]);
  }

  leave() {
    this.#left.abort();
    this.#left = new AbortController();
    this.#last = Promise.resolve();
    this.doing = "";
  }

  /**
   * @param {string} what
   * @param {(signal: AbortSignal) => Promise<void>} task
   * @param {AbortSignal} signal
   */
  async #do(what, task, signal) {
    if (signal.aborted) return;
    this.doing = what;
    try {
      await task(signal);
    } finally {
      if (!signal.aborted) this.doing = "";
    }
  }
}
