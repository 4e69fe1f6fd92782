/** When nothing has come so long after the tap, nothing will; but a connection that is being made has a second. */
const BLOCKED = 2500;
const GRACE = 1000;
/** The wait is counted in ticks, of each no more than so much: a page that stalls does not use it up. */
const TICK = 250;
const COUNTS = 1000;

/**
 * How long the media are waited for. Where nothing comes by them in time, the broadcast does: it needs no more from the
 * network than the page did.
 */
export class Patience {
  /** Why the broadcast is to be heard; empty where it need not. */
  why = "";
  #longest = BLOCKED;
  #since = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** Somebody taps: all is tried anew. */
  begin() {
    this.stop();
    this.why = "";
    this.#longest = BLOCKED;
    this.#since = Date.now();
  }

  /**
   * A connection is being made.
   * @param {() => Promise<boolean>} arrives whether anything has come
   * @param {() => void} blocked called when it has not
   */
  wait(arrives, blocked) {
    this.stop();
    let left = Math.max(this.#since + this.#longest - Date.now(), GRACE);
    const tick = () => {
      const began = Date.now();
      const timer = setTimeout(
        async () => {
          left -= Math.min(Date.now() - began, COUNTS);
          if (left > 0) tick();
          else if (!(await arrives()) && timer === this.#timer) blocked();
        },
        Math.min(left, TICK),
      );
      this.#timer = timer;
    };
    tick();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** They did come and were lost: a network that comes back needs longer than one that is there. */
  again() {
    this.#longest = 2 * BLOCKED;
    this.#since = Date.now();
  }

  /** Nobody broadcasts, it seems: the media were perhaps only slow, and have twice as long now. */
  double() {
    this.why = "";
    this.#longest *= 2;
    this.#since = Date.now();
  }
}
