import { Controller } from "@hotwired/stimulus";
import { localTime, nextWords, startsIn } from "#helpers/start_words.js";

/**
 * When something starts: `<time datetime>` as the server wrote it becomes the reader's own day and time, and how
 * long it is until then.
 */
export default class extends Controller {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;
  #at = new Date(Number.NaN);
  #in = document.createElement("span");

  connect() {
    const { dateTime } = /** @type {HTMLTimeElement} */ (this.element);
    this.#at = new Date(dateTime);
    if (Number.isNaN(this.#at.getTime())) return;
    this.#in.className = "start-in";
    this.element.replaceChildren(`${localTime(this.#at, new Date())} `, this.#in);
    this.#count();
  }

  disconnect() {
    clearTimeout(this.#next);
  }

  #count() {
    const left = this.#at.getTime() - Date.now();
    this.#in.textContent = startsIn(left);
    this.#next = setTimeout(() => this.#count(), nextWords(left));
  }
}
