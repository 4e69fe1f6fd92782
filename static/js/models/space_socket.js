import { backoff, jittered } from "#helpers/waits.js";

const BEAT = 20_000;
const LAG = 1000;
const SILENCE = 10_000;

/** The space is none for me, or none any more. */
export const NO_SUCH_SPACE = 4404;
export const SENT_AWAY = 4410;

/** I leave; without it the line is about to come back. */
const LEFT = 1000;

/** Coming back would be answered the same. */
const FINAL = new Set([4403, NO_SUCH_SPACE, SENT_AWAY]);
const PASS_REFUSED = 4401;
/** Of this page too much was heard: it comes back slowly. */
const TOO_MUCH = 4429;
const SLOWLY = 5;

/**
 * The space's live line: frames in order and without gaps, whatever the network does.
 *
 * Events carry consecutive numbers. A number skipped, or ticks that are ahead of us for longer than
 * a second, mean that something was missed: the socket closes and comes back from the last number
 * it has seen. If that did not help, it comes back without one and is sent the whole snapshot.
 *
 * @typedef {import("#models/protocol.js").State} State
 * @typedef {import("#models/protocol.js").SpaceEvent} SpaceEvent
 * @typedef {import("#models/protocol.js").Tick} Tick
 *
 * @typedef {object} SocketListener
 * @property {(state: State) => void} snapshot
 * @property {(event: SpaceEvent) => void} event
 * @property {(tick: Tick) => void} tick
 * @property {() => void} up
 * @property {() => void} down
 * @property {() => Promise<unknown>} passRefused
 * @property {(code: number, said?: { code?: string, message?: string }) => void} shut for good, with its last word
 */
export class SpaceSocket {
  /** @type {number | null} the last event seen */
  seq = null;
  #wanted = false;
  #settled = false;
  #attempt = 0;
  #isSlow = false;
  /** @type {{ device: string, on: string } | null} this device, while the sound is on it */
  #sound = null;
  /** @type {{ code: string, message: string } | undefined} why it is about to be closed */
  #said;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */
  #timers = {};

  /**
   * @param {string} address
   * @param {SocketListener} told
   * @param {{ WebSocket?: typeof globalThis.WebSocket, random?: () => number }} [options]
   */
  constructor(address, told, { WebSocket = globalThis.WebSocket, random = Math.random } = {}) {
    this.address = address;
    this.told = told;
    this.WebSocket = WebSocket;
    this.random = random;
  }

  /** Whether the line is to be there, even if just now it is not. */
  get isWanted() {
    return this.#wanted;
  }

  /** Keep the line open, from the last event seen on if there is one. */
  open() {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#attempt = 0;
    this.#connect();
  }

  close() {
    this.#wanted = false;
    this.#drop(LEFT);
  }

  /**
   * Say whether the sound is on this device: now, and with every heartbeat.
   * @param {{ device: string, on: string } | null} device
   * @param {boolean} [now] or only with the next heartbeat
   */
  sounds(device, now = true) {
    const news = Boolean(device) !== Boolean(this.#sound);
    this.#sound = device;
    if (now && news && this.#settled) this.#tell();
  }

  /**
   * How I like what I hear.
   * @param {string} kind
   */
  react(kind) {
    if (this.#settled) this.#socket?.send(JSON.stringify({ t: "react", kind }));
  }

  #connect() {
    const query = this.seq === null ? "" : `?after=${this.seq}`;
    const socket = new this.WebSocket(this.address + query);
    this.#socket = socket;
    this.#settled = false;
    this.#said = undefined;
    socket.onopen = () => {
      if (this.#sound) this.#tell();
      this.#beat();
    };
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    socket.onclose = ({ code }) => this.#closed(code);
    this.#watch();
  }

  /** @param {{ t: string } & any} frame */
  #receive(frame) {
    this.#watch();
    if (frame.t === "snapshot") this.#settle(frame.seq, () => this.told.snapshot(frame));
    if (frame.t === "event") this.#follow(frame);
    if (frame.t === "tick") this.#compare(frame);
    if (frame.t === "error") this.#said = frame;
  }

  /** @param {SpaceEvent} event */
  #follow(event) {
    if (this.seq === null || event.seq > this.seq + 1) this.#resync();
    else if (event.seq > this.seq) this.#settle(event.seq, () => this.told.event(event));
  }

  /** @param {Tick} tick */
  #compare(tick) {
    if (this.seq !== null && tick.seq <= this.seq) this.#settle(this.seq);
    else this.#timers.lag ??= setTimeout(() => this.#resync(), LAG);
    this.told.tick(tick);
  }

  /**
   * We are where the server is: forget the trouble we had, and pass on what came.
   * @param {number} seq
   */
  #settle(seq, tell = () => {}) {
    this.seq = seq;
    this.#attempt = 0;
    this.#clear("lag");
    if (!this.#settled) this.told.up();
    this.#settled = true;
    tell();
  }

  /** The network is back: try now, unless we were asked to come back slowly. */
  hurry() {
    if (!this.#timers.retry || this.#isSlow) return;
    this.#clear("retry");
    this.#attempt = 0;
    this.#retry();
  }

  /** Something may have been missed: have the line come back now, from the last number seen. */
  ask() {
    if (this.#timers.retry) this.hurry();
    else if (this.#settled && this.#socket) this.#resync();
  }

  #resync() {
    if (!this.#settled) this.seq = null;
    this.#drop();
    this.#retry();
  }

  /** @param {number} code */
  async #closed(code) {
    this.#drop();
    if (FINAL.has(code)) {
      this.#wanted = false;
      this.told.shut(code, this.#said);
    }
    this.#isSlow = code === TOO_MUCH;
    if (this.#isSlow) this.#attempt = Math.max(this.#attempt, SLOWLY);
    if (code === PASS_REFUSED) await this.told.passRefused().catch(() => {});
    // While the pass was renewed, somebody may have left and come back.
    if (this.#wanted && !this.#socket) this.#retry();
  }

  #retry() {
    this.told.down();
    const wait = backoff(this.#attempt++, this.random);
    this.#timers.retry = setTimeout(() => {
      this.#clear("retry");
      this.#connect();
    }, wait);
  }

  #beat() {
    this.#timers.beat = setTimeout(
      () => {
        this.#tell();
        this.#beat();
      },
      jittered(BEAT, 0.2, this.random),
    );
  }

  /** That I am there. */
  #tell() {
    const said = this.#sound ? { t: "sound", ...this.#sound } : { t: "beat" };
    this.#socket?.send(JSON.stringify(said));
  }

  /** Ticks come twice a second: a line this quiet is dead, whatever the browser believes. */
  #watch() {
    this.#clear("silence");
    this.#timers.silence = setTimeout(() => this.#resync(), SILENCE);
  }

  /** @param {number} [code] with what it is closed, if for good */
  #drop(code) {
    for (const name of Object.keys(this.#timers)) this.#clear(name);
    if (!this.#socket) return;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close(code);
    this.#socket = null;
  }

  /** @param {string} name */
  #clear(name) {
    clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }
}
