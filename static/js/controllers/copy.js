import { Controller } from "@hotwired/stimulus";
import { COPIED } from "#helpers/words.js";

const Typed =
  /** @type {import("#helpers/typed.js").With<{ sourceTarget: HTMLInputElement, saidTarget: HTMLElement }>} */ (
    Controller
  );

/** A link to copy: the button appears only where the browser can do it. */
export default class extends Typed {
  static targets = ["source", "button", "said"];

  async copy() {
    this.sourceTarget.select();
    await navigator.clipboard.writeText(this.sourceTarget.value);
    this.saidTarget.textContent = COPIED;
  }

  /** @param {HTMLElement} button */
  buttonTargetConnected(button) {
    button.hidden = !navigator.clipboard;
  }
}
