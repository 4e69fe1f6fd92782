import { Controller } from "@hotwired/stimulus";
import { SpaceRequests } from "#models/space_requests.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   slugValue: string, fieldTarget: HTMLInputElement, refusedTarget: HTMLElement, purposeTargets: HTMLElement[],
 *   element: HTMLDialogElement }>}
 */ (Controller);

/**
 * The sheet in which a guest gives a name, over the room, whose sound goes on. What they wanted to do when they were
 * asked for it stands on the button, and is done once they have one.
 */
export default class extends Typed {
  static targets = ["field", "refused", "purpose"];
  static values = { slug: String };
  /** @type {HTMLFormElement | null} */
  #wanted = null;

  /** @param {CustomEvent<{ form: HTMLFormElement }>} needed */
  ask({ detail: { form } }) {
    this.#wanted = form;
    const purpose = form.matches(".raise") ? "hand" : "audience";
    for (const one of this.purposeTargets) one.hidden = one.dataset.for !== purpose;
    /** @type {HTMLDialogElement} */ (this.element).showModal();
    this.fieldTarget.focus();
  }

  close() {
    this.#wanted = null;
    /** @type {HTMLDialogElement} */ (this.element).close();
  }

  /** @param {SubmitEvent} event */
  async give(event) {
    event.preventDefault();
    this.refusedTarget.textContent = "";
    try {
      await new SpaceRequests(this.slugValue).giveName(this.fieldTarget.value);
    } catch (refusal) {
      this.refusedTarget.textContent = /** @type {Error} */ (refusal).message;
      this.fieldTarget.focus();
      return;
    }
    const wanted = this.#wanted;
    this.close();
    this.dispatch("given");
    wanted?.requestSubmit();
  }
}
