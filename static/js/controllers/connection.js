import { Controller } from "@hotwired/stimulus";
import { newsWords, soundWords } from "#helpers/connection_words.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   soundTarget: HTMLElement, newsTarget: HTMLElement, markTargets: HTMLElement[],
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/** How my connection is, in words and a mark: nothing while all is well. */
export default class extends Typed {
  static targets = ["sound", "news", "mark"];
  static outlets = ["room"];

  roomOutletConnected() {
    this.network();
  }

  connect() {
    this.session?.addEventListener("statechange", this.#returned);
  }

  disconnect() {
    this.session?.removeEventListener("statechange", this.#returned);
  }

  /** Safari's, which knows when a call is over. */
  get session() {
    return /** @type {{ audioSession?: EventTarget }} */ (navigator).audioSession;
  }

  #returned = () => this.returned();

  /** Somebody is back at the page, perhaps from a call. */
  returned() {
    if (document.visibilityState === "visible") this.roomOutlet.visit.audio.resume();
  }

  network() {
    this.roomOutlet.visit.network(navigator.onLine);
  }

  /** @param {CustomEvent<{ sound: import("#models/connection.js").Sound, news: import("#models/connection.js").News, interrupted: boolean }>} told */
  show({ detail: { sound, news, interrupted } }) {
    this.#say(this.soundTarget, soundWords(sound, interrupted));
    this.#say(this.newsTarget, newsWords(news));
    for (const mark of this.markTargets)
      mark.hidden = mark.dataset.for !== sound && mark.dataset.for !== news;
  }

  /**
   * @param {HTMLElement} words
   * @param {string} said
   */
  #say(words, said) {
    // Said anew only when it is new: a screen reader would read it out again.
    if (words.textContent !== said) words.textContent = said;
    words.parentElement?.toggleAttribute("data-quiet", !said);
  }
}
