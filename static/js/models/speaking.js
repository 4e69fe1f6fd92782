/** Less than one step of 16 bits: a device that is switched off, not a quiet room. */
const NOTHING = 1 / 32_768;
/** As root mean square of full scale. */
export const SPEECH = 0.02;

const SILENT_FOR = 6000;
const SPOKEN_FOR = 1000;
const SHOWN_FOR = 6000;
const NOT_AGAIN_FOR = 20_000;

/** A page in the background is asked seldom: what was between is not known. */
const GAP = 500;

/**
 * What whoever has a microphone open should know about it: that it went away, that nothing comes from it, or that they
 * speak while muted. It is told levels with their times in milliseconds, and has no clock of its own.
 *
 * @typedef {"" | "lost" | "silent" | "muted"} Hint
 */
export class Speaking {
  /** @type {Hint} */
  hint = "";
  #open = false;
  #last = 0;
  #somethingAt = 0;
  #spoken = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  /** The device is gone; said until a microphone is open again. */
  lose() {
    this.hint = "lost";
  }

  /**
   * A level, and whether others hear it. Answers what is to be said now.
   * @param {{ level: number | null, open: boolean, at: number }} heard
   */
  hear({ level, open, at }) {
    if (open !== this.#open) this.#turn(open, at);
    const passed = at - this.#last;
    this.#last = at;
    if (level === null || passed > GAP) this.#forget(at);
    else if (open) this.#listenForSilence(level, at);
    else this.#listenForSpeech(level, passed, at);
    return this.hint;
  }

  /**
   * @param {boolean} open
   * @param {number} at
   */
  #turn(open, at) {
    this.#open = open;
    this.#forget(at);
    if (open || this.hint !== "lost") this.hint = "";
  }

  /** @param {number} at */
  #forget(at) {
    this.#somethingAt = at;
    this.#spoken = 0;
  }

  /**
   * @param {number} level
   * @param {number} at
   */
  #listenForSilence(level, at) {
    if (level > NOTHING) this.#somethingAt = at;
    this.hint = at - this.#somethingAt >= SILENT_FOR ? "silent" : "";
  }

  /**
   * Speech has gaps: they take away half of what speaking gave.
   * @param {number} level
   * @param {number} passed
   * @param {number} at
   */
  #listenForSpeech(level, passed, at) {
    if (this.hint === "muted" && at - this.#toldAt >= SHOWN_FOR) this.hint = "";
    this.#spoken = Math.max(0, this.#spoken + (level > SPEECH ? passed : -passed / 2));
    if (this.#spoken < SPOKEN_FOR || at - this.#toldAt < NOT_AGAIN_FOR) return;
    this.#spoken = 0;
    this.#toldAt = at;
    this.hint = "muted";
  }
}
