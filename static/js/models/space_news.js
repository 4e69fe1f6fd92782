import { Following } from "#models/following.js";
import { NO_SUCH_SPACE, SpaceSocket } from "#models/space_socket.js";

/**
 * @typedef {import("#models/protocol.js").State} State
 * @typedef {import("#models/protocol.js").SpaceEvent} SpaceEvent
 * @typedef {"live" | "ended" | "cancelled" | "scheduled" | string} SpaceState
 */

/**
 * What the space became, as its socket or its state tells: the counts, what was decided about everybody and about
 * me, and whether it is live or over.
 */
export class SpaceNews {
  /** The most people there were at once. */
  peak = 0;
  /** @type {import("#models/in_time.js").InTime | undefined} */
  #waits;

  /**
   * @param {object} page
   * @param {SpaceState} page.state
   * @param {number} page.seq the last event the page knew
   * @param {boolean} page.moderates
   * @param {string} page.origin
   * @param {import("#models/space_requests.js").SpaceRequests} page.requests
   * @param {import("#models/my_place.js").MyPlace} page.place
   * @param {import("#models/circumstances.js").Circumstances} page.circumstances
   * @param {import("#models/paths.js").Paths} page.sound
   * @param {object} told
   * @param {(name: string, detail: any) => void} told.tell
   * @param {(change: () => void) => void} told.settle hands and places are about to be others
   * @param {(kind: string) => void} told.decided something was decided about me
   * @param {(state: SpaceState) => void} told.became
   * @param {(come: boolean) => void} told.updates whether the live line is there
   * @param {(code: number, said?: { code?: string, message?: string }) => void} told.shut for good
   */
  constructor({ state, seq, moderates, origin, requests, place, circumstances, sound }, told) {
    this.state = state;
    this.moderates = moderates;
    this.place = place;
    this.circumstances = circumstances;
    this.told = told;
    this.sound = sound;
    const inTime = () => this.#inTime();
    const socket = new SpaceSocket(`${origin.replace(/^http/, "ws")}/ws${requests.path}`, {
      snapshot: (snapshot) => inTime().snapshot(snapshot),
      event: (event) => inTime().event(event),
      tick: (tick) => this.#count(tick),
      up: () => {
        this.following.rest();
        told.updates(true);
      },
      down: () => {
        this.following.poll();
        told.updates(false);
      },
      passRefused: () => requests.renewPass(),
      shut: (code, said) => {
        this.moderates = false;
        told.shut(code, said);
      },
    });
    socket.seq = seq;
    this.socket = socket;
    this.following = new Following(
      requests,
      socket,
      (snapshot) => inTime().snapshot(snapshot),
      () => told.shut(NO_SUCH_SPACE),
    );
  }

  get isOver() {
    return this.state === "ended" || this.state === "cancelled";
  }

  /**
   * A seat says how I stand as of its number: the socket goes on from there, unless it already knows more.
   * @param {import("#models/protocol.js").Seat} seat
   */
  sit(seat) {
    const { socket, place } = this;
    const { seq = 0 } = seat;
    place.take(seat);
    if (!socket.isWanted && socket.seq !== null) socket.seq = Math.min(socket.seq, seq);
    if ((socket.seq ?? 0) <= seq) place.stand(seat);
  }

  /** Whoever moderates needs the news as it comes, whether or not they listen. */
  lookIn() {
    if (this.moderates && this.state === "live") this.following.fromASeat();
    else this.following.fromOutside();
  }

  /**
   * The page is another one, and was written for somebody who decides more here, or less: what else they may know
   * comes with a new snapshot.
   * @param {boolean} moderates
   */
  lookAnew(moderates) {
    this.moderates = moderates;
    this.following.stop();
    this.socket.seq = null;
    this.following.fromASeat();
  }

  /** What tells the news: at once, or to whoever hears the broadcast when they hear it. */
  #inTime() {
    const told = {
      snapshot: (/** @type {State} */ snapshot) => this.#snapshot(snapshot),
      event: (/** @type {SpaceEvent} */ event) => this.#event(event),
    };
    const { InTime } = this.sound;
    if (InTime) this.#waits ??= new InTime(this.sound, this.place, told);
    return this.#waits ?? told;
  }

  /** @param {State} snapshot */
  #snapshot(snapshot) {
    this.told.tell("snapshot", snapshot);
    this.#count(snapshot);
    this.told.settle(() => {
      this.place.show(snapshot);
      this.circumstances.show(snapshot);
    });
    this.#enter(snapshot.state);
  }

  /** @param {SpaceEvent} event */
  #event(event) {
    this.told.tell("event", event);
    this.told.settle(() => {
      this.place.change(event);
      this.circumstances.change(event);
    });
    if (event.person === this.place.me) this.#decided(event.kind ?? "");
    if (event.kind === "space.cancelled") this.#enter("cancelled");
    if (event.kind === "space.started") this.#enter("live");
    if (event.kind === "space.ended") this.#enter("ended");
  }

  /** @param {string} kind */
  #decided(kind) {
    if (kind === "moderator.dismissed") this.moderates = false;
    this.told.decided(kind);
  }

  /** @param {{ now: number, peak: number }} tick */
  #count(tick) {
    this.peak = Math.max(this.peak, tick.peak);
    this.told.tell("tick", tick);
  }

  /** @param {SpaceState} state */
  #enter(state) {
    if (state === this.state) return;
    this.state = state;
    this.told.became(state);
  }
}
