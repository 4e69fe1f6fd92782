import { after } from "#helpers/waits.js";

/** How long a pause has to be for a change of path to fall into it, how long one is waited for, and how it is looked for. */
const PAUSE = 400;
const LONGEST = 8000;
const GLANCE = 50;
/** The ramp on either side of the change, in milliseconds. */
const RAMP = 50;
const STEP = 10;

/** @typedef {import("#models/audio_slots.js").Path} Path */

/** From one path to the other, as little noticed as can be: in a pause, one fading out before the other fades in. */
export class Crossing {
  /**
   * @param {Pick<import("#models/audio_slots.js").AudioSlots, "level">} slots
   * @param {object} world
   * @param {() => boolean} world.hidden whether nobody sees the page
   * @param {() => Map<string, import("#models/protocol.js").Voice> | undefined} world.voices of what is heard
   */
  constructor(slots, { hidden, voices }) {
    this.slots = slots;
    this.hidden = hidden;
    this.voices = voices;
  }

  /**
   * Let a path fade out once nobody has spoken for a moment, or has paused in all the time that one waits.
   * @param {Path} path
   * @param {{ hidden: boolean, isOff: () => boolean, now: () => boolean }} how whether it may happen while the page is
   *   hidden, whether it is called off, and whether it need not wait any longer
   */
  async leave(path, { hidden, isOff, now }) {
    for (let silent = 0, waited = 0; silent < PAUSE && waited < LONGEST; waited += GLANCE) {
      if (isOff() || now()) break;
      await after(GLANCE);
      if (this.hidden() && !hidden) waited = silent = 0;
      else silent = this.#anybodySpeaks() ? 0 : silent + GLANCE;
    }
    await this.#ramp(isOff, (share) => this.slots.level(path, 1 - share));
  }

  /**
   * @param {Path} path
   * @param {() => boolean} isOff
   */
  async arrive(path, isOff) {
    await this.#ramp(isOff, (share) => this.slots.level(path, share));
  }

  /** Where nothing is known of them, they may. */
  #anybodySpeaks() {
    const voices = this.voices();
    return !voices?.size || [...voices.values()].some(({ speaking }) => speaking);
  }

  /**
   * @param {() => boolean} isOff
   * @param {(share: number) => void} set
   */
  async #ramp(isOff, set) {
    // A hidden page's clock may stand still in between.
    for (let at = STEP; at < RAMP && !this.hidden() && !isOff(); at += STEP) {
      set(at / RAMP);
      await after(STEP);
    }
    if (!isOff()) set(1);
  }
}
