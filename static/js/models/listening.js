import { NO_SOUND, NO_WAY_UP, PRIVATE_NOW, THROWN_OUT } from "#helpers/troubles.js";
import { backoff, jittered } from "#helpers/waits.js";
import { Patience } from "#models/patience.js";

const STEADY = 10_000;
const TIMES = 6;

/** The page may know that the space is live a moment before the door does. */
const DOOR_BEHIND = 500;

/** How long the live line has to say why the media threw me out, before the page says that it does not know. */
const NEWS_LATE = 1500;

/** How often a path onto the stage is tried while the broadcast goes on. */
const TRIES = 5;

/** After so many failures in a row, where it was heard before, the media are taken to be blocked here now. */
const BLOCKED_SINCE = 5;

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
 * The seat is interactive, or one in the broadcast: because there is no other, or because nothing comes by the other
 * here. Whoever is on stage has an interactive one, and crosses over while what they hear goes on.
 *
 * @typedef {import("#models/protocol.js").Seat} Seat
 * @typedef {import("#helpers/troubles.js").Trouble} Trouble
 * @typedef {{ trouble?: Trouble, seat?: Seat, on?: string, moved?: boolean }} Detail
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
  /** @type {"" | "interactive" | "broadcast"} how the stage is heard */
  seat = "";
  #patience = new Patience();
  /** Whether the seat was in the broadcast before, and may be again. */
  #crosses = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Whether a lost connection's next try waits for a timer, not for an answer. */
  #isPaused = false;
  /** Whether I was thrown out of the media, and it is not told yet. */
  isThrownOut = false;

  /**
   * @param {{ join: (move?: boolean, why?: string) => Promise<Seat> }} requests
   * @param {Pick<import("#models/paths.js").Paths, "begin" | "connect" | "disconnect" | "arrives" | "seen">} audio
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
    this.#heardOnce = this.#crosses = false;
    this.#patience.begin();
    this.#become("joining");
    return this.#take();
  }

  /**
   * I came onto the stage, or left it: my seat may be another one now. What I hear goes on until it is there.
   * @param {boolean} onStage
   */
  async cross(onStage) {
    if (!onStage) await this.audio.seen();
    if (this.state !== "hearing") return;
    if (onStage ? this.seat !== "broadcast" : !this.#crosses) return;
    this.#attempt = 0;
    await this.#cross();
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

  /** The network is back: what waits for its next try need not wait so long. */
  hurry() {
    if (!this.#isPaused) return;
    this.#attempt = 0;
    this.#later(this.state, backoff(0));
  }

  /** The stage is heard in another room from now on: go there, everybody at a moment of their own. */
  moved() {
    if (this.seat === "broadcast") return;
    if (this.state !== "hearing" && this.state !== "reconnecting") return;
    this.#visit += 1;
    this.audio.disconnect();
    this.#later("reconnecting", backoff(0));
  }

  /**
   * Somebody sent me away: nothing brings me back but a tap.
   * @param {Trouble} trouble
   */
  sentAway(trouble) {
    if (this.state !== "ended") this.#stop("apart", { trouble });
  }

  /** The connection is gone for good, or was not let to come about. */
  lost({ elsewhere = false, removed = false } = {}) {
    const heard = this.state === "hearing" || this.state === "reconnecting";
    // Sent off while still connecting, LiveKit's client would go on waiting for long.
    if (!heard && this.state !== "joining") return;
    if (elsewhere) this.#stop("elsewhere", { moved: true });
    else if (removed) this.#thrownOut();
    else if (heard) this.#later("reconnecting", backoff(this.#attempt++));
  }

  /** Nothing is tried any more; what the live line says comes first, if it comes soon. */
  #thrownOut() {
    this.isThrownOut = true;
    this.#visit += 1;
    this.#patience.stop();
    this.audio.disconnect();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.sentAway(THROWN_OUT), NEWS_LATE);
  }

  async #take() {
    this.#isPaused = false;
    this.#visit += 1;
    const visit = this.#visit;
    /** @type {Seat | undefined} */
    let seat;
    try {
      seat = await this.requests.join(this.#move, this.#patience.why);
      if (visit !== this.#visit) return;
      if (seat.seat === "elsewhere")
        this.#stop("elsewhere", { on: seat.on, moved: this.#heardOnce });
      else if (seat.seat === "waiting")
        this.#later("waiting", jittered(seat.retry_ms ?? 1000, 0.3));
      else {
        this.#wait(seat, visit);
        await this.audio.connect(seat);
        if (visit === this.#visit) this.#settle(seat);
      }
    } catch (error) {
      if (visit === this.#visit) await this.#refused(error, seat);
    }
  }

  async #cross() {
    this.#visit += 1;
    const visit = this.#visit;
    clearTimeout(this.#timer);
    try {
      const seat = await this.requests.join(false, this.#patience.why);
      if (visit !== this.#visit) return;
      if (seat.seat !== this.seat) await this.audio.connect(seat);
      if (visit === this.#visit) this.#settle(seat);
    } catch (/** @type {any} */ error) {
      if (visit !== this.#visit) return;
      if (FINAL.has(error.code) || error.code === "space_ended") this.#refused(error);
      else if (this.#attempt < TRIES)
        this.#timer = setTimeout(() => this.#cross(), backoff(this.#attempt++));
      else this.told("hearing", { trouble: NO_WAY_UP });
    }
  }

  /**
   * @param {Seat} seat
   * @param {number} visit
   */
  #wait({ seat, on_stage }, visit) {
    if (seat !== "interactive" || on_stage || this.#patience.why) return;
    if (this.#heardOnce) this.#patience.again();
    this.#patience.wait(
      () => this.audio.arrives(),
      () => visit === this.#visit && this.#fallBack("media_blocked"),
    );
  }

  /** @param {string} why */
  #fallBack(why) {
    this.#patience.why = why;
    this.audio.disconnect();
    this.#become(this.#heardOnce ? "reconnecting" : "joining");
    return this.#take();
  }

  /** @param {Seat} seat */
  #settle(seat) {
    this.#move = false;
    this.#heardOnce = true;
    this.seat = seat.seat === "broadcast" ? "broadcast" : "interactive";
    this.#crosses ||= this.seat === "broadcast";
    this.#become("hearing", { seat });
    // A connection that breaks as soon as it is made is the same trouble going on: keep backing off.
    this.#timer = setTimeout(() => {
      this.#attempt = 0;
    }, STEADY);
  }

  /**
   * @param {any} error a Refusal, or what the sound's connection threw
   * @param {Seat} [seat] whose path it was that failed
   */
  #refused(error, seat) {
    const soon = error.code === "space_not_live" ? DOOR_BEHIND : error.retryAfter;
    if (error.code === "space_ended") this.end();
    else if (error.code === "space_not_found") this.sentAway(PRIVATE_NOW);
    else if (FINAL.has(error.code)) this.#stop("apart", { trouble: error });
    else if (this.#isBlocked(seat)) return this.#fallBack("ice_failed");
    else if (this.#heardOnce || (seat?.seat === "broadcast" && this.#attempt < TIMES)) {
      if (seat?.seat === "broadcast") this.#patience.double();
      this.#later(this.#heardOnce ? "reconnecting" : "waiting", backoff(this.#attempt++));
    } else if (soon && this.#attempt++ < TIMES) this.#later("waiting", jittered(soon, 0.3));
    else this.#stop("apart", { trouble: typeof error.code === "string" ? error : NO_SOUND });
  }

  /**
   * Whether the network lets no media through. Where they were heard before, a path that fails is first of all a trouble
   * that passes.
   * @param {Seat} [seat] whose path it was that failed
   */
  #isBlocked(seat) {
    if (seat?.seat !== "interactive" || seat.on_stage || this.#patience.why) return false;
    return !this.#heardOnce || this.#attempt >= BLOCKED_SINCE;
  }

  /**
   * @param {Step} state
   * @param {number} wait
   */
  #later(state, wait) {
    this.#become(state);
    this.#isPaused = state === "reconnecting";
    this.#timer = setTimeout(() => this.#take(), wait);
  }

  /**
   * @param {Step} state
   * @param {Detail} [detail]
   */
  #stop(state, detail = {}) {
    this.#visit += 1;
    this.seat = "";
    this.audio.disconnect();
    this.#become(state, detail);
  }

  /**
   * @param {Step} state
   * @param {Detail} [detail]
   */
  #become(state, detail = {}) {
    clearTimeout(this.#timer);
    this.#isPaused = this.isThrownOut = false;
    if (state !== "hearing" && state !== "joining") this.#patience.stop();
    const same = state === this.state && !detail.trouble && !detail.seat;
    this.state = state;
    if (!same) this.told(state, detail);
  }
}
