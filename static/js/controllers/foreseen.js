import { Controller } from "@hotwired/stimulus";
import { doing, unanswered } from "#helpers/verb_words.js";
import { Foreseen } from "#models/foreseen.js";

/** Shows on tiles and rows at once what a moderator's verb will do, and takes it back when it does not come about. */
export default class extends Controller {
  #foreseen = new Foreseen({
    show: (about, verb) => this.#show(about, doing(verb)),
    unanswered: () => this.dispatch("unanswered", { detail: { message: unanswered() } }),
  });

  /** @param {CustomEvent<{ action: string }>} posted */
  ask({ detail: { action } }) {
    this.#foreseen.ask(action);
  }

  /** @param {CustomEvent<{ action: string, agreed: boolean }>} answered */
  answer({ detail: { action, agreed } }) {
    this.#foreseen.answer(action, agreed);
  }

  /** @param {CustomEvent<import("#models/protocol.js").SpaceEvent>} told */
  change({ detail: event }) {
    this.#foreseen.change(event);
  }

  renew() {
    this.#foreseen.renew();
  }

  /**
   * @param {string} about
   * @param {string} words
   */
  #show(about, words) {
    /** @type {NodeListOf<HTMLElement>} */
    const rows = this.element.querySelectorAll(`[data-person="${about}"], [data-hand="${about}"]`);
    for (const row of rows) {
      const part = row.querySelector("[data-part=foreseen]");
      if (!part) continue;
      part.textContent = words;
      row.toggleAttribute("data-foreseen", Boolean(words));
    }
  }
}
