import { backoff, jittered } from "#helpers/waits.js";

const SOON = 1000;
const EVERY = 6000;

/**
 * How a page stays true. From a seat it follows the socket; from outside, and whenever the socket is
 * down, it reads the space's state every few seconds, which a cache answers for the whole audience.
 *
 * @typedef {import("#models/protocol.js").State} State
 */
export class Following {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #failures = 0;
  /** The newest state that was read. */
  #seen = 0;
  #isGone = false;

  /**
   * @param {{ state: () => Promise<State> }} requests
   * @param {{ seq: number | null, isWanted: boolean, open: () => void, close: () => void }} socket
   * @param {(state: State) => void} told
   * @param {() => void} gone to me there is no such space any more; told once
   */
  constructor(requests, socket, told, gone) {
    this.requests = requests;
    this.socket = socket;
    this.told = told;
    this.gone = gone;
  }

  /** Someone looks in. */
  fromOutside() {
    this.socket.close();
    this.poll(SOON);
  }

  /** Someone has a seat. */
  fromASeat() {
    this.rest();
    this.socket.open();
  }

  /** More is shown to me than was: hear all of it anew. */
  renew() {
    this.socket.close();
    this.socket.seq = null;
    this.fromASeat();
  }

  stop() {
    this.rest();
    this.socket.close();
  }

  poll(wait = EVERY) {
    this.rest();
    const more = this.#failures && backoff(this.#failures);
    this.#timer = setTimeout(() => this.#read(), jittered(wait, 1 / 3) + more);
  }

  rest() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #read() {
    const timer = this.#timer;
    let refused = "";
    const state = await this.requests.state().catch((error) => {
      refused = error.code;
    });
    if (timer !== this.#timer) return;
    this.#failures = state ? 0 : this.#failures + 1;
    // A cache may say what was true a second ago; we may know better since.
    if (state && state.seq >= Math.max(this.#seen, this.socket.seq ?? 0)) {
      this.#seen = state.seq;
      // What everybody may read leaves out what happened to me: from a seat, that is still to come by the socket.
      if (!this.socket.isWanted) this.socket.seq = state.seq;
      this.told(state);
    }
    if (state) this.#isGone = false;
    else if (refused === "space_not_found" && !this.#isGone) {
      this.#isGone = true;
      this.gone();
    }
    if (timer === this.#timer) this.poll();
  }
}
