import { Controller } from "@hotwired/stimulus";
import { clock, hostAway } from "#helpers/words.js";

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
    const left = this.atValue ? clock(Date.parse(this.atValue) - Date.now()) : "";
    const words = left && this.sentenceValue === "host" ? hostAway(left) : left;
    if (this.element.textContent !== words) this.element.textContent = words;
  }
}
