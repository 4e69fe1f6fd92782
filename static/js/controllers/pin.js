import { Controller } from "@hotwired/stimulus";
import { linked } from "#helpers/links.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   wordsTargets: HTMLElement[], fieldTargets: HTMLTextAreaElement[] }>}
 */ (Controller);

/** What is pinned: at the top of the room for everybody, and in the field where moderators change it. */
export default class extends Typed {
  static targets = ["words", "field"];

  /** @param {CustomEvent<import("#models/circumstances.js").Facts>} told */
  show({ detail: { pinned } }) {
    for (const words of this.wordsTargets)
      if (words.textContent !== pinned) words.replaceChildren(...linked(pinned));
    for (const field of this.fieldTargets) {
      // What somebody is writing there must not go away under their hands.
      const untouched = field.value === field.defaultValue;
      field.defaultValue = pinned;
      if (untouched) field.value = pinned;
    }
  }
}
