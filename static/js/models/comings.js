import { areOnStage, leftTheStage } from "#helpers/stage_words.js";

const TOGETHER = 2000;

/** Who came onto the stage and who left it, told in one go when several do so within two seconds. */
export class Comings {
  /** @type {Map<string, boolean>} whether they are on stage now, by name */
  #news = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {(words: string) => void} say */
  constructor(say) {
    this.say = say;
  }

  /** @param {string} name */
  came(name) {
    this.#note(name, true);
  }

  /** @param {string} name */
  went(name) {
    this.#note(name, false);
  }

  /**
   * @param {string} name
   * @param {boolean} here
   */
  #note(name, here) {
    this.#news.set(name, here);
    this.#timer ??= setTimeout(() => this.#tell(), TOGETHER);
  }

  #tell() {
    this.#timer = undefined;
    const names = (/** @type {boolean} */ here) =>
      [...this.#news].filter(([, one]) => one === here).map(([name]) => name);
    this.say([areOnStage(names(true)), leftTheStage(names(false))].filter(Boolean).join(" "));
    this.#news.clear();
  }
}
