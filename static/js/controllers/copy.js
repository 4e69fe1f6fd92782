import { Controller } from "@hotwired/stimulus";
import { COPIED } from "#helpers/words.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   linkValue: string, hasSourceTarget: boolean, sourceTarget: HTMLInputElement, saidTarget: HTMLElement }>}
 */ (Controller);

/** A link to copy, out of a field or of a path on this site: the button appears only where the browser can do it. */
export default class extends Typed {
  static targets = ["source", "button", "said"];
  static values = { link: String };

  async copy() {
    if (this.hasSourceTarget) this.sourceTarget.select();
    await navigator.clipboard.writeText(this.#link);
    this.saidTarget.textContent = COPIED;
  }

  get #link() {
    if (this.hasSourceTarget) return this.sourceTarget.value;
    return new URL(this.linkValue, location.origin).href;
  }

  /** @param {HTMLElement} button */
  buttonTargetConnected(button) {
    button.hidden = !navigator.clipboard;
  }
}
