import { Controller } from "@hotwired/stimulus";
import { ASKING, microphone } from "#helpers/words.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   unmuteTarget: HTMLElement, muteTarget: HTMLElement,
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/** The microphone of someone on stage: only its owner's tap opens it. */
export default class extends Typed {
  static targets = ["unmute", "mute"];
  static outlets = ["room"];
  #open = false;
  #asking = false;

  /**
   * What the sound says of our microphone, whoever changed it.
   * @param {CustomEvent<boolean>} changed
   */
  show({ detail: open }) {
    this.#open = open;
    this.unmuteTarget.hidden = open;
    this.muteTarget.hidden = !open;
    this.element.toggleAttribute("data-open", open);
  }

  async toggle() {
    if (this.#asking) return;
    this.#asking = true;
    try {
      await (this.#open ? this.roomOutlet.visit.audio.mute() : this.#ask());
    } catch (error) {
      this.roomOutlet.say(microphone(error));
    } finally {
      this.#asking = false;
    }
  }

  #ask() {
    this.roomOutlet.say(ASKING);
    return this.roomOutlet.visit.audio.unmute();
  }
}
