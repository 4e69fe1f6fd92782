import { Controller } from "@hotwired/stimulus";
import { trouble } from "#helpers/microphone_trouble.js";
import { asking, hint, refused, speaksThrough } from "#helpers/microphone_words.js";
import { Speaking } from "#models/speaking.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   unmuteTarget: HTMLElement, muteTarget: HTMLElement, hintTarget: HTMLElement,
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/** The microphone of someone on stage: only its owner's tap opens it. What they should know of it stands beside. */
export default class extends Typed {
  static targets = ["unmute", "mute", "hint"];
  static outlets = ["room"];
  #open = false;
  #asking = false;
  #speaking = new Speaking();
  #unwatch = () => {};

  get #microphone() {
    return this.roomOutlet.visit.audio.microphone;
  }

  roomOutletConnected() {
    this.#unwatch = this.#microphone.watch({
      level: (level) => this.#hear(level),
      source: () => this.#follow(),
      lost: () => this.#lose(),
    });
    this.#follow();
  }

  roomOutletDisconnected() {
    this.#unwatch();
  }

  /**
   * What the sound says of our microphone, whoever changed it.
   * @param {CustomEvent<boolean>} changed
   */
  show({ detail: open }) {
    this.#open = open;
    this.unmuteTarget.hidden = open;
    this.muteTarget.hidden = !open;
    this.element.toggleAttribute("data-open", open);
    if (open) this.#hint("");
  }

  async toggle() {
    if (this.#asking) return;
    this.#asking = true;
    try {
      await (this.#open ? this.roomOutlet.visit.audio.mute() : this.#ask());
    } catch (error) {
      this.#refuse(error);
    } finally {
      this.#asking = false;
    }
  }

  settings() {
    this.dispatch("settings", { detail: {} });
  }

  async #ask() {
    this.roomOutlet.say(asking());
    await this.roomOutlet.visit.audio.unmute();
    const { standsIn, source } = this.#microphone;
    if (standsIn && source) this.roomOutlet.say(speaksThrough(source.label));
  }

  /** @param {unknown} error */
  #refuse(error) {
    const { why } = trouble(error);
    this.roomOutlet.say(refused(why));
    if (why === "app") this.dispatch("settings", { detail: { error } });
  }

  /** @param {number | null} level */
  #hear(level) {
    const { visit } = this.roomOutlet;
    // Music reaches the microphone from the speakers, too: that is nobody speaking.
    const measured = visit.place.onStage && !(this.#microphone.choice.music && !this.#open);
    const at = performance.now();
    const said = this.#speaking.hear({ level: measured ? level : null, open: this.#open, at });
    this.#hint(hint(said));
  }

  #follow() {
    const { choice, source } = this.#microphone;
    this.element.toggleAttribute("data-known", choice.ready);
    if (!source) this.#hint("");
  }

  #lose() {
    this.#speaking.lose();
    this.#hint(hint(this.#speaking.hint));
  }

  /** @param {string} words */
  #hint(words) {
    if (this.hintTarget.textContent !== words) this.hintTarget.textContent = words;
  }
}
