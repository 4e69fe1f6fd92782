import { Controller } from "@hotwired/stimulus";
import { whoSpeaks, whoSpeaksUnknown } from "#helpers/stage_words.js";
import { nameOn } from "#helpers/tiles.js";
import { Voices } from "#models/voices.js";

const SHOWN = 6000;

const Typed = /** @type {import("#helpers/typed.js").With<{ answerTarget: HTMLElement }>} */ (
  Controller
);

/** "Say who is speaking", answered in words for whoever can't see the rings. */
export default class extends Typed {
  static targets = ["answer"];
  #voices = new Voices();
  /** @type {Map<string, string>} kept, as whoever spoke last may have left the stage */
  #names = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {CustomEvent<Map<string, import("#models/protocol.js").Voice>>} heard */
  hear({ detail: voices }) {
    this.#voices.hear(voices);
    for (const person of this.#voices.speaking) this.#names.set(person, this.#name(person));
  }

  ask() {
    clearTimeout(this.#timer);
    this.answerTarget.textContent = this.#answer();
    this.#timer = setTimeout(() => {
      this.answerTarget.textContent = "";
    }, SHOWN);
  }

  #answer() {
    const { known, speaking, last } = this.#voices;
    if (!known) return whoSpeaksUnknown();
    const name = (/** @type {string} */ person) => this.#names.get(person) ?? "";
    return whoSpeaks(
      speaking.map(name).filter(Boolean),
      last && { name: name(last.person), ago: Date.now() - last.at },
    );
  }

  /** @param {string} person */
  #name(person) {
    return nameOn(this.element.querySelector(`li[data-person="${person}"]`));
  }
}
