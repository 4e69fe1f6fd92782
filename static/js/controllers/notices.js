import { Controller } from "@hotwired/stimulus";
import { hostsMeanwhile } from "#helpers/words.js";

const Typed = /** @type {import("#helpers/typed.js").With<{ meanwhileTarget: HTMLElement }>} */ (
  Controller
);

/** What is out of the ordinary. Most of it is a part that shows or not; who stands in for the host has a name. */
export default class extends Typed {
  static targets = ["meanwhile"];

  /** @param {CustomEvent<import("#models/circumstances.js").Facts>} told */
  show({ detail: { standIn } }) {
    const words = hostsMeanwhile(standIn);
    if (this.meanwhileTarget.textContent !== words) this.meanwhileTarget.textContent = words;
  }
}
