import { Controller } from "@hotwired/stimulus";
import { Keyboard } from "#models/keyboard.js";
import { Preferences } from "#models/preferences.js";

const WRITES = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   sheetTarget: HTMLDialogElement, switchTarget: HTMLInputElement, keyboard: Keyboard,
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/**
 * The keys of a room, and the dialog that says which there are. A key presses the button that says so in `data-key`,
 * if it is there; the one to be held down while talking opens the microphone and closes it again.
 */
export default class extends Typed {
  static targets = ["sheet", "switch"];
  static outlets = ["room"];
  #preferences = new Preferences();
  /** @type {Promise<void> | null} the microphone on its way open, for as long as the key is down */
  #opening = null;

  initialize() {
    this.keyboard = new Keyboard({
      press: (job) => (job === "help" ? this.open() : this.#press(job)),
      hold: () => this.#talk(),
      release: () => this.#stopTalking(),
    });
  }

  connect() {
    this.keyboard.on = this.#preferences.isOn("keyboard", true);
    this.switchTarget.checked = this.keyboard.on;
  }

  /** @param {KeyboardEvent} event */
  down(event) {
    const typing = event.target instanceof Element && event.target.matches(WRITES);
    if (this.keyboard.down(event, { typing })) event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  up(event) {
    this.keyboard.up(event);
  }

  letGo() {
    this.keyboard.letGo();
  }

  open() {
    if (!this.sheetTarget.open) this.sheetTarget.showModal();
  }

  close() {
    this.sheetTarget.close();
  }

  turn() {
    this.keyboard.on = this.switchTarget.checked;
    this.#preferences.turn("keyboard", this.keyboard.on);
  }

  /** @param {string} job */
  #press(job) {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = document.querySelectorAll(`[data-key~="${job}"]`);
    [...buttons].find((button) => !button.closest("[hidden]"))?.click();
  }

  #talk() {
    const { visit } = this.roomOutlet;
    const { onStage, held, heard, view } = visit.situation;
    if (!onStage || held || heard || view !== "hearing") return;
    this.#opening = visit.audio.unmute().catch(() => {});
  }

  /** Only once it is open can it be closed. */
  async #stopTalking() {
    const opening = this.#opening;
    this.#opening = null;
    // Whoever was heard before they pressed the key goes on being heard.
    if (opening) await opening.then(() => this.roomOutlet.visit.audio.mute());
  }
}
