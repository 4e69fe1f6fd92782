import { Controller } from "@hotwired/stimulus";
import { shown } from "#helpers/level.js";
import { hint, saySomething, sounds } from "#helpers/microphone_words.js";
import { SPEECH, Speaking } from "#models/speaking.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   meterTarget: HTMLElement, saidTarget: HTMLElement, roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/** How loud my microphone is, for me alone, and in words whether it works. */
export default class extends Typed {
  static targets = ["meter", "said"];
  static outlets = ["room"];
  #works = false;
  #speaking = new Speaking();
  #unwatch = () => {};

  roomOutletConnected() {
    this.#unwatch = this.roomOutlet.visit.audio.microphone.watch({
      level: (level) => this.#measure(level),
      source: () => {
        this.#works = false;
      },
    });
  }

  roomOutletDisconnected() {
    this.#unwatch();
  }

  /** @param {number | null} level */
  #measure(level) {
    if (level === null || !this.element.offsetParent) return;
    this.#works ||= level > SPEECH;
    const at = performance.now();
    const silent = this.#speaking.hear({ level, open: true, at }) === "silent";
    const tried = this.#works ? sounds() : saySomething();
    const said = silent ? hint("silent") : tried;
    if (this.saidTarget.textContent !== said) this.saidTarget.textContent = said;
    this.meterTarget.style.setProperty("--level", `${shown(level)}`);
    this.meterTarget.setAttribute("aria-valuenow", `${Math.round(shown(level) * 20) * 5}`);
  }
}
