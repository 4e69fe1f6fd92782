import { after } from "#helpers/waits.js";

/**
 * @typedef {import("#models/audio_slots.js").Path} Path
 * @typedef {import("#models/protocol.js").Seat} Seat
 * @typedef {import("#models/broadcast_audio.js").BroadcastListener} PathListener
 */

/**
 * The two paths by which the stage is heard: the media server's, and the broadcast, seconds later. One alone is ever
 * audible. Going from one to the other, the new one connects muted, and takes over at once when nobody speaks.
 */
export class Paths {
  /** @type {Path | ""} the one that is heard */
  heard = "";
  /** @type {import("#models/broadcast_audio.js").BroadcastAudio | null} */
  broadcast = null;
  /** @type {typeof import("#models/in_time.js").InTime | null} there once the broadcast is */
  InTime = null;
  /** @type {import("#models/crossing.js").Crossing | null} */
  #crossing = null;
  /** @type {Record<string, Map<string, import("#models/protocol.js").Voice>>} */
  #voices = {};
  /** Which connecting the answers now expected belong to. */
  #turn = 0;
  #broken = false;
  #hurried = false;

  /**
   * @param {Pick<import("#models/stage_audio.js").StageAudio, "slots" | "begin" | "connect" | "disconnect" | "prepare" | "arrives">} stage
   * @param {PathListener} told
   * @param {{ hidden?: () => boolean, load?: () => Promise<typeof import("#models/broadcast.js")> }} [world]
   */
  constructor(
    stage,
    told,
    { hidden = () => document.hidden, load = () => import("#models/broadcast.js") } = {},
  ) {
    this.stage = stage;
    this.told = told;
    this.hidden = hidden;
    this.load = load;
  }

  /** What sounds now, in milliseconds of the broadcast's clock; null where that is not what is heard. */
  get date() {
    return this.heard === "broadcast" ? (this.broadcast?.date ?? null) : null;
  }

  /** Whether the broadcast's last word has been heard. */
  get isOver() {
    return this.broadcast?.isOver ?? false;
  }

  /** Fetch ahead of the tap what it will need, as far as that can be known. */
  async prepare() {
    await this.stage.prepare();
    await (await this.#broadcast()).prepare();
  }

  begin() {
    this.stage.begin();
  }

  /** Once somebody looks at the page: nobody is moved behind their back. */
  async seen() {
    while (this.hidden()) await after(1000);
  }

  arrives() {
    return this.stage.arrives();
  }

  /**
   * Hear the stage by the path of this seat. What is heard by the other goes on until then; on my own way onto the stage
   * even while the page is hidden.
   * @param {Seat} seat
   */
  async connect(seat) {
    this.#turn += 1;
    const turn = this.#turn;
    const to = seat.seat === "broadcast" ? "broadcast" : "stage";
    const crossing = this.heard !== "" && this.heard !== to;
    this.#hurried = false;
    this.stage.slots.level(to, crossing ? 0 : 1);
    if (!crossing) this.heard = to;
    const path = to === "stage" ? this.stage : await this.#broadcast();
    if (turn !== this.#turn) return;
    try {
      await path.connect(/** @type {any} */ (to === "stage" ? seat.livekit : seat.broadcast));
    } catch (error) {
      if (turn === this.#turn && !crossing) this.heard = "";
      throw error;
    }
    if (turn !== this.#turn) return;
    if (crossing) await this.#cross(to, Boolean(seat.on_stage));
    else this.#broken = false;
    this.broadcast?.expect(to === "broadcast");
  }

  disconnect() {
    this.#turn += 1;
    this.heard = "";
    this.#broken = false;
    this.stage.disconnect();
    this.broadcast?.disconnect();
  }

  /** I speak: what I still hear is what was said seconds ago. */
  hurry() {
    this.#hurried = true;
  }

  /**
   * What a path tells, as far as it is the one that is heard.
   * @param {Path} path
   * @returns {PathListener}
   */
  listener(path) {
    const { told } = this;
    const isHeard = () => this.heard === path || this.heard === "";
    return {
      playback: told.playback,
      interrupted: () => {
        if (!isHeard()) return;
        this.#broken = true;
        told.interrupted();
      },
      restored: () => {
        if (!isHeard()) return;
        this.#broken = false;
        told.restored();
      },
      lost: (why) => {
        if (isHeard()) this.#broken = true;
        if (isHeard() || why.elsewhere || why.removed) told.lost(why);
      },
      voices: (voices) => {
        this.#voices[path] = voices;
        if (isHeard()) told.voices(voices);
      },
    };
  }

  async #broadcast() {
    if (!this.broadcast) {
      const { makeBroadcast, Crossing, InTime } = await this.load();
      const cross = { hidden: this.hidden, voices: () => this.#voices[this.heard] };
      this.broadcast ??= makeBroadcast(this.listener("broadcast"), this.stage.slots);
      this.#crossing ??= new Crossing(this.stage.slots, cross);
      this.InTime = InTime;
    }
    return this.broadcast;
  }

  /**
   * @param {Path} to
   * @param {boolean} hidden whether it may happen while the page is
   */
  async #cross(to, hidden) {
    const turn = this.#turn;
    const from = /** @type {Path} */ (this.heard);
    const crossing = /** @type {import("#models/crossing.js").Crossing} */ (this.#crossing);
    const isOff = () => turn !== this.#turn;
    await crossing.leave(from, { hidden, isOff, now: () => this.#hurried || this.#broken });
    if (isOff()) return;
    this.heard = to;
    this.#broken = false;
    (from === "stage" ? this.stage : this.broadcast)?.disconnect();
    this.told.voices(this.#voices[to] ?? new Map());
    await crossing.arrive(to, isOff);
  }
}
