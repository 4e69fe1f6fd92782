/** How long a pause has to be for a change of path to fall into it, how long one is waited for, and how it is looked for. */
const PAUSE = 400;
const LONGEST = 8000;
const GLANCE = 50;
/** The ramp on either side of the change, in milliseconds. */
const RAMP = 50;
const STEP = 10;

/**
 * @typedef {import("#models/audio_slots.js").Path} Path
 * @typedef {import("#models/protocol.js").Seat} Seat
 * @typedef {import("#models/broadcast_audio.js").BroadcastListener} PathListener
 * @typedef {import("#models/broadcast_audio.js").BroadcastAudio} Broadcast
 */

/**
 * The two paths by which the stage is heard: the media server's, and the broadcast, seconds later. One alone is ever
 * audible. Going from one to the other, the new one connects muted, and takes over at once when nobody speaks.
 */
export class Paths {
  /** @type {Path | ""} the one that is heard */
  heard = "";
  /** @type {Broadcast | null} */
  broadcast = null;
  /** @type {Record<string, Map<string, import("#models/protocol.js").Voice>>} */
  #voices = {};
  /** Which connecting the answers now expected belong to. */
  #turn = 0;
  #broken = false;
  #hurried = false;

  /**
   * @param {Pick<import("#models/stage_audio.js").StageAudio, "slots" | "begin" | "connect" | "disconnect" | "prepare" | "arrives">} stage
   * @param {PathListener} told
   * @param {{ hidden?: () => boolean, load?: (told: PathListener, slots: import("#models/audio_slots.js").AudioSlots) => Promise<Broadcast> }} [world]
   */
  constructor(stage, told, { hidden = () => document.hidden, load = loadBroadcast } = {}) {
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
    await path.connect(/** @type {any} */ (to === "stage" ? seat.livekit : seat.broadcast));
    if (turn !== this.#turn) return;
    if (crossing) await this.#cross(to, turn, Boolean(seat.on_stage));
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
    this.broadcast ??= await this.load(this.listener("broadcast"), this.stage.slots);
    return this.broadcast;
  }

  /**
   * @param {Path} to
   * @param {number} turn
   * @param {boolean} hidden whether it may happen while the page is
   */
  async #cross(to, turn, hidden) {
    const { slots } = this.stage;
    const from = /** @type {Path} */ (this.heard);
    await this.#pause(turn, hidden);
    await this.#ramp(turn, (share) => slots.level(from, 1 - share));
    if (turn !== this.#turn) return;
    this.heard = to;
    this.#broken = false;
    (from === "stage" ? this.stage : this.broadcast)?.disconnect();
    this.told.voices(this.#voices[to] ?? new Map());
    await this.#ramp(turn, (share) => slots.level(to, share));
  }

  /**
   * Until nobody has spoken for a moment, or has paused in all the time that one waits.
   * @param {number} turn
   * @param {boolean} hidden
   */
  async #pause(turn, hidden) {
    for (let silent = 0, waited = 0; silent < PAUSE && waited < LONGEST; waited += GLANCE) {
      if (turn !== this.#turn || this.#hurried || this.#broken) return;
      await after(GLANCE);
      if (this.hidden() && !hidden) waited = silent = 0;
      else silent = this.#anybodySpeaks() ? 0 : silent + GLANCE;
    }
  }

  #anybodySpeaks() {
    const voices = this.#voices[this.heard];
    return !voices?.size || [...voices.values()].some(({ speaking }) => speaking);
  }

  /**
   * @param {number} turn
   * @param {(share: number) => void} set
   */
  async #ramp(turn, set) {
    // A hidden page's clock may stand still in between.
    for (let at = STEP; at < RAMP && !this.hidden(); at += STEP) {
      if (turn !== this.#turn) return;
      set(at / RAMP);
      await after(STEP);
    }
    if (turn === this.#turn) set(1);
  }
}

/** @param {number} ms */
function after(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * @param {PathListener} told
 * @param {import("#models/audio_slots.js").AudioSlots} slots
 */
async function loadBroadcast(told, slots) {
  const { BroadcastAudio } = await import("#models/broadcast_audio.js");
  return new BroadcastAudio(told, slots);
}
