import { Controller } from "@hotwired/stimulus";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   sheetTarget: HTMLDetailsElement, fieldTarget: HTMLInputElement,
 *   askedTarget: HTMLElement, freeTarget: HTMLElement, requiredValue: boolean }>}
 */ (Controller);

/** The note that goes with a hand: for who likes, behind a button; where the host asks for one, always there. */
export default class extends Typed {
  static targets = ["sheet", "field", "asked", "free"];
  static values = { required: Boolean };

  /** @param {CustomEvent<import("#models/circumstances.js").Facts>} told */
  rule({ detail: { notes } }) {
    this.requiredValue = notes === "required";
  }

  requiredValueChanged() {
    const required = this.requiredValue;
    this.fieldTarget.required = required;
    this.askedTarget.hidden = !required;
    this.freeTarget.hidden = required;
    this.close();
  }

  /** The hand is up, the field empty: nothing is left to see of it. */
  close() {
    this.sheetTarget.open = this.requiredValue;
  }
}
