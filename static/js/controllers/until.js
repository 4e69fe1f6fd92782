import { Controller } from "@hotwired/stimulus";
import { clock, inWords } from "#helpers/clock.js";
import { hostAway } from "#helpers/words.js";

const SECOND = 1000;

const Typed =
  /** @type {import("#helpers/typed.js").With<{ atValue: string, sentenceValue: string }>} */ (
    Controller
  );

/** Counts down to a moment: as a clock, or within the sentence that its element is for. */
export default class extends Typed {
  static values = { at: String, sentence: String };
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  connect() {
    this.#timer = setInterval(() => this.#count(), SECOND);
    this.#count();
  }

  disconnect() {
    clearInterval(this.#timer);
  }

  atValueChanged() {
    this.#count();
  }

  #count() {
    const words = this.atValue ? this.#words(Date.parse(this.atValue) - Date.now()) : "";
    if (this.element.textContent !== words) this.element.textContent = words;
  }

  /** @param {number} left milliseconds */
  #words(left) {
    return this.sentenceValue === "host" ? hostAway(inWords(left)) : clock(left);
  }
}
