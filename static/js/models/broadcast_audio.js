import { BROADCAST_LATE } from "#helpers/troubles.js";
import { jittered } from "#helpers/waits.js";
import { DataSaving } from "#models/data_saving.js";
import { HlsPlayer } from "#models/hls_player.js";
import { NativePlayer, playsItself } from "#models/native_player.js";
import { Preferences } from "#models/preferences.js";
import { Stall } from "#models/stall.js";
import { TimedStage, voicesOf } from "#models/timed_stage.js";

/** Whom the element is taken by, among those of the people on stage. */
export const BROADCAST = "broadcast";

/** How long nobody minds that nothing is written yet. */
const PATIENCE = 8000;
const RETRY = 700;
/** How often the stage is looked up at the playhead. */
const GLANCE = 100;

const EXPECTED = "broadcast expected";

/**
 * @typedef {object} BroadcastListener
 * @property {() => void} interrupted
 * @property {() => void} restored
 * @property {(why: { elsewhere: boolean, removed: boolean }) => void} lost
 * @property {(voices: Map<string, import("#models/protocol.js").Voice>) => void} voices
 * @property {(allowed: boolean) => void} playback
 *
 * @typedef {Pick<HlsPlayer, "date" | "save" | "renew" | "stop">} Player
 * @typedef {(element: HTMLAudioElement, told: import("#models/hls_player.js").PlayerListener,
 *   what: { address: string, lean: boolean }) => Promise<Player>} MakePlayer
 */

/** What is heard of the stage by the broadcast: seconds late, whoever listens, with the stage as it was then. */
export class BroadcastAudio {
  /** @type {Player | null} */
  #player = null;
  /** @type {HTMLAudioElement | null} */
  #element = null;
  #address = "";
  /** @type {AbortController | null} of the element's events */
  #given = null;
  #stage = new TimedStage();
  /** @type {string | undefined} the stage as it was last told */
  #marked;
  /** Whether it plays; an address that is gone then is another matter than one where nothing is yet. */
  #plays = false;
  /** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */
  #timers = {};
  /** @type {(error?: Error) => void} */
  #settle = () => {};

  /**
   * @param {BroadcastListener} told
   * @param {import("#models/audio_slots.js").AudioSlots} slots
   * @param {{ make?: MakePlayer, saving?: DataSaving, preferences?: Preferences }} [world]
   */
  constructor(told, slots, { make = playerFor, saving, preferences = new Preferences() } = {}) {
    this.told = told;
    this.slots = slots;
    this.make = make;
    this.preferences = preferences;
    this.saving = saving ?? new DataSaving(preferences);
    this.stall = new Stall({
      interrupted: told.interrupted,
      restored: told.restored,
      hopeless: () => this.#giveUp(),
    });
  }

  /** Fetch hls.js ahead of the tap, for those whose last seat was one in the broadcast. */
  async prepare() {
    if (this.preferences.isOn(EXPECTED, false)) await import("hls.js");
  }

  /** @param {boolean} expected whether the next seat may be in the broadcast, too */
  expect(expected) {
    this.preferences.turn(EXPECTED, expected);
  }

  /** What sounds now, in milliseconds of the broadcast's clock; null while nothing does. */
  get date() {
    return this.#player?.date ?? null;
  }

  /** Whether its last word has been heard. */
  get isOver() {
    return this.#element?.ended ?? false;
  }

  /**
   * Play it. Done once it sounds, or once the browser keeps it back until a tap. Throws when nothing is written for
   * long, or the address is refused.
   * @param {{ url: string }} broadcast
   */
  async connect({ url }) {
    const playing = new Promise((resolve, reject) => {
      this.#settle = (error) => (error ? reject(error) : resolve(undefined));
    });
    this.#address = url;
    if (!this.#plays) this.#timers.patience ??= setTimeout(() => this.#fail(), PATIENCE);
    if (this.#player) this.#player.renew(url);
    else await this.#open();
    if (this.#plays) this.#settle();
    await playing;
  }

  disconnect() {
    this.#given?.abort();
    this.#given = null;
    for (const name of Object.keys(this.#timers)) this.#clear(name);
    this.stall.stop();
    this.slots.release(BROADCAST);
    this.#player?.stop();
    this.#player = null;
    this.#plays = false;
    this.#stage = new TimedStage();
    this.#marked = undefined;
    this.#element?.pause();
    this.#element = null;
    this.#settle();
    this.told.voices(new Map());
  }

  /** The choice to save data is another one. */
  save() {
    this.#player?.save(this.saving.isOn);
  }

  async #open() {
    const given = new AbortController();
    this.#given = given;
    const element = this.slots.take(BROADCAST, "broadcast");
    this.#element = element;
    // What a tap blessed it with.
    element.srcObject = null;
    this.slots.tune(BROADCAST);
    const listen = (/** @type {string} */ name, /** @type {() => void} */ act) =>
      element.addEventListener(name, act, { signal: given.signal });
    listen("playing", () => this.#sounds());
    listen("waiting", () => this.#plays && this.stall.begin());
    const told = {
      gone: (/** @type {number} */ status) => this.#gone(status),
      marks: (/** @type {{ at: number, stage: string }[]} */ marks) => this.#stage.learn(marks),
    };
    const what = { address: this.#address, lean: this.saving.isOn };
    const player = await this.make(element, told, what);
    if (given.signal.aborted) return player.stop();
    this.#player = player;
    this.#timers.glance = setInterval(() => this.#glance(), GLANCE);
    this.slots.play().then((allowed) => {
      if (given.signal.aborted) return;
      this.told.playback(allowed);
      if (!allowed) this.#settle();
    });
  }

  #sounds() {
    this.#clear("patience");
    this.#plays = true;
    this.stall.end();
    this.#settle();
  }

  /**
   * Once it plays, another address may go on where this one ended: what is loaded already plays meanwhile.
   * @param {number} status
   */
  #gone(status) {
    if (this.#plays) this.told.lost({ elsewhere: false, removed: false });
    else if (status !== 404) this.#fail();
    else {
      const again = () => this.#player?.renew(this.#address);
      this.#timers.retry = setTimeout(again, jittered(RETRY, 0.3));
    }
  }

  /** Nothing comes any more: the next one begins anew. */
  #giveUp() {
    this.disconnect();
    this.told.lost({ elsewhere: false, removed: false });
  }

  #fail() {
    const settle = this.#settle;
    this.#settle = () => {};
    this.disconnect();
    settle(Object.assign(new Error(), BROADCAST_LATE));
  }

  #glance() {
    const { date } = this;
    if (date === null) return;
    const marked = this.#stage.at(date);
    if (marked === undefined || marked === this.#marked) return;
    this.#marked = marked;
    this.told.voices(voicesOf(marked));
  }

  /** @param {string} name */
  #clear(name) {
    clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }
}

/** @type {MakePlayer} */
async function playerFor(element, told, what) {
  if (playsItself(element)) return new NativePlayer(element, told, what);
  const { default: Hls } = await import("hls.js");
  return new HlsPlayer(Hls, element, told, what);
}
