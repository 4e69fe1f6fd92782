import { Controller } from "@hotwired/stimulus";
import { MicrophoneChoice } from "#models/microphone_choice.js";
import { permission } from "#models/permission.js";

const Typed = /** @type {import("#helpers/typed.js").With<{ element: HTMLFormElement }>} */ (
  Controller
);

/** The way onto the stage leads past the microphone's sheet, for whoever is not known to have one in this browser. */
export default class extends Typed {
  #permission = "";

  async connect() {
    this.#permission = await permission();
  }

  /** @param {SubmitEvent} event */
  before(event) {
    if (this.#isKnown) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.dispatch("ask", { detail: { form: this.element } });
  }

  get #isKnown() {
    if ("tried" in this.element.dataset || this.#permission === "granted") return true;
    return new MicrophoneChoice().ready && this.#permission !== "denied";
  }
}
