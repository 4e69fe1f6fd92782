import { backoff, jittered } from "#helpers/waits.js";
import { NO_SOUND, REMOVED } from "#helpers/words.js";

const STEADY = 10_000;
const PATIENCE = 6;

/** The page may know that the space is live a moment before the door does. */
const DOOR_BEHIND = 500;

/** Answers that will not change by asking again. */
const FINAL = new Set([
  ...["space_not_found", "origin_refused", "pass_revoked"],
  ...["banned", "space_locked", "space_cancelled"],
]);

/**
 * One person's visit to a space's sound: apart → joining (→ waiting) → hearing, and what can go
 * wrong on the way. Losing the connection keeps the place and comes back by itself; being heard
 * from another tab or device does not, or the two would throw each other out for ever.
 *
 * @typedef {import("#models/protocol.js").Seat} Seat
 * @typedef {{ trouble?: string, refused?: string, seat?: Seat, on?: string, moved?: boolean }} Detail
 * @typedef {"apart" | "joining" | "waiting" | "hearing" | "reconnecting" | "elsewhere" | "ended"} Step
 */
export class Listening {
  /** @type {Step} */
  state = "apart";
  /** Which try the answers now expected belong to: an older try's answer means nothing. */
  #visit = 0;
  #attempt = 0;
  #heardOnce = false;
  /** Whether the sound is to come here from where it is. */
  #move = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {{ join: (move?: boolean) => Promise<Seat> }} requests
   * @param {{ begin: () => void, connect: (livekit: any) => Promise<void>, disconnect: () => void }} audio
   * @param {(state: Step, detail: Detail) => void} told
   */
  constructor(requests, audio, told) {
    this.requests = requests;
    this.audio = audio;
    this.told = told;
  }

  /** Hear the stage. In a tap, call it before anything else: the browser lets sound begin only there. */
  listen({ move = false } = {}) {
    if (this.state !== "apart" && this.state !== "elsewhere") return Promise.resolve();
    this.audio.begin();
    return this.takeASeat({ move });
  }

  /** The same without a tap, for someone the page brings back by itself. */
  takeASeat({ move = false } = {}) {
    this.#move = move;
    this.#attempt = 0;
    this.#heardOnce = false;
    this.#become("joining");
    return this.#take();
  }

  leave() {
    if (this.state !== "ended") this.#stop("apart");
  }

  /** The sound is in another tab already: stay quiet until it is asked for here. */
  stayAway() {
    if (this.state === "apart") this.#become("elsewhere", { on: "tab" });
  }

  /** The space is over, whoever told us first. */
  end() {
    if (this.state !== "ended") this.#stop("ended");
  }

  /** LiveKit is mending the connection by itself. */
  interrupted() {
    if (this.state === "hearing") this.#become("reconnecting");
  }

  restored() {
    if (this.state === "reconnecting") this.#become("hearing");
  }

  /** The stage is heard in another room from now on: go there, everybody at a moment of their own. */
  moved() {
    if (this.state !== "hearing" && this.state !== "reconnecting") return;
    this.#visit += 1;
    this.audio.disconnect();
    this.#later("reconnecting", backoff(0));
  }

  /**
   * Somebody sent me away: nothing brings me back but a tap.
   * @param {string} trouble
   */
  sentAway(trouble = REMOVED) {
    if (this.state !== "ended") this.#stop("apart", { trouble });
  }

  /** The connection is gone for good, or was not let to come about. */
  lost({ elsewhere = false, removed = false } = {}) {
    const heard = this.state === "hearing" || this.state === "reconnecting";
    // Sent off while still connecting, LiveKit's client would go on waiting for long.
    if (!heard && this.state !== "joining") return;
    if (elsewhere) this.#stop("elsewhere", { moved: true });
    else if (removed) this.sentAway();
    else if (heard) this.#later("reconnecting", backoff(this.#attempt++));
  }

  async #take() {
    this.#visit += 1;
    const visit = this.#visit;
    try {
      const seat = await this.requests.join(this.#move);
      if (visit !== this.#visit) return;
      if (seat.seat === "elsewhere")
        this.#stop("elsewhere", { on: seat.on, moved: this.#heardOnce });
      else if (seat.seat === "waiting")
        this.#later("waiting", jittered(seat.retry_ms ?? 1000, 0.3));
      else {
        await this.audio.connect(seat.livekit);
        if (visit === this.#visit) this.#settle(seat);
      }
    } catch (error) {
      if (visit === this.#visit) this.#refused(error);
    }
  }

  /** @param {Seat} seat */
  #settle(seat) {
    this.#move = false;
    this.#heardOnce = true;
    this.#become("hearing", { seat });
    // A connection that breaks as soon as it is made is the same trouble going on: keep backing off.
    this.#timer = setTimeout(() => {
      this.#attempt = 0;
    }, STEADY);
  }

  /** @param {any} error a Refusal, or what the sound's connection threw */
  #refused(error) {
    const soon = error.code === "space_not_live" ? DOOR_BEHIND : error.retryAfter;
    if (error.code === "space_ended") this.end();
    else if (FINAL.has(error.code))
      this.#stop("apart", { trouble: error.message, refused: error.code });
    else if (this.#heardOnce) this.#later("reconnecting", backoff(this.#attempt++));
    else if (soon && this.#attempt++ < PATIENCE) this.#later("waiting", jittered(soon, 0.3));
    else
      this.#stop("apart", { trouble: typeof error.code === "string" ? error.message : NO_SOUND });
  }

  /**
   * @param {Step} state
   * @param {number} wait
   */
  #later(state, wait) {
    this.#become(state);
    this.#timer = setTimeout(() => this.#take(), wait);
  }

  /**
   * @param {Step} state
   * @param {Detail} [detail]
   */
  #stop(state, detail = {}) {
    this.#visit += 1;
    this.audio.disconnect();
    this.#become(state, detail);
  }

  /**
   * @param {Step} state
   * @param {Detail} [detail]
   */
  #become(state, detail = {}) {
    clearTimeout(this.#timer);
    const same = state === this.state && !detail.trouble;
    this.state = state;
    if (!same) this.told(state, detail);
  }
}
