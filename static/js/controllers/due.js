import { Controller } from "@hotwired/stimulus";

/** The longest that a timer waits. */
const LONGEST = 2 ** 31 - 1;

const Typed = /** @type {import("#helpers/typed.js").With<{ atValue: string }>} */ (Controller);

/** Shows its element once a moment has passed. */
export default class extends Typed {
  static values = { at: String };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  disconnect() {
    clearTimeout(this.#timer);
  }

  atValueChanged() {
    clearTimeout(this.#timer);
    const left = Date.parse(this.atValue) - Date.now();
    /** @type {HTMLElement} */ (this.element).hidden = !(left <= 0);
    if (left > 0)
      this.#timer = setTimeout(() => this.atValueChanged(), Math.min(left + 1, LONGEST));
  }
}
