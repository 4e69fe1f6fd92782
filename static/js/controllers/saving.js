import { Controller } from "@hotwired/stimulus";
import { DataSaving } from "#models/data_saving.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   choiceTarget: HTMLInputElement, roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/** Whether the broadcast is to take less data. */
export default class extends Typed {
  static targets = ["choice"];
  static outlets = ["room"];
  #saving = new DataSaving();

  connect() {
    this.choiceTarget.checked = this.#saving.isOn;
  }

  choose() {
    this.#saving.turn(this.choiceTarget.checked);
    this.roomOutlet.visit.mine.paths.broadcast?.save();
  }
}
