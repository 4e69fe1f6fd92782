import { Controller } from "@hotwired/stimulus";
import { moveHere } from "#helpers/device_words.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   sheetTarget: HTMLDialogElement, wordsTarget: HTMLElement,
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/** Moves the sound to this device. Whoever is on stage is asked first: they may be talking on the other one. */
export default class extends Typed {
  static targets = ["sheet", "words"];
  static outlets = ["room"];

  ask() {
    const { visit } = this.roomOutlet;
    if (!visit.place.onStage) return this.move();
    this.wordsTarget.textContent = moveHere(visit.sound.on);
    this.sheetTarget.showModal();
  }

  close() {
    this.sheetTarget.close();
  }

  move() {
    this.close();
    this.roomOutlet.visit.listening.listen({ move: true });
  }
}
