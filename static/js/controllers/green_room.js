import { Controller } from "@hotwired/stimulus";
import { trouble } from "#helpers/microphone_trouble.js";
import { hint } from "#helpers/microphone_words.js";
import { permission } from "#models/permission.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   element: HTMLDialogElement, headingTarget: HTMLElement, partTargets: HTMLElement[], wordsTarget: HTMLElement,
 *   helpTarget: HTMLElement, joinTarget: HTMLElement,
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/**
 * The sheet in which one tries one's microphone, over the room, whose sound goes on. Whoever is on the way to the
 * stage passes through it once.
 */
export default class extends Typed {
  static targets = ["heading", "part", "words", "help", "join"];
  static outlets = ["room"];
  /** @type {HTMLFormElement | null} What brings them on stage, if that is where they go. */
  #wanted = null;
  #joining = false;
  #unwatch = () => {};

  get #microphone() {
    return this.roomOutlet.visit.audio.microphone;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.element);
  }

  roomOutletConnected() {
    this.#unwatch = this.#microphone.watch({
      source: () => this.#follow(),
      lost: () => this.#turn("lost", hint("lost")),
    });
  }

  roomOutletDisconnected() {
    this.#unwatch();
  }

  /**
   * @param {CustomEvent<{ form?: HTMLFormElement, error?: unknown }>} asked
   *   with what brings them on stage, or with what kept the microphone from opening already
   */
  async ask({ detail: { form, error } }) {
    this.#wanted = form ?? null;
    this.#joining = false;
    this.element.toggleAttribute("data-before-stage", Boolean(form));
    this.#turn(this.#microphone.source ? "open" : "asking");
    this.#dialog.showModal();
    this.headingTarget.focus();
    if (error) this.#refuse(error);
    else if ((await permission()) === "granted") await this.try();
  }

  async try() {
    this.#turn(this.#microphone.source ? "open" : "asking");
    try {
      await this.#microphone.try();
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** On stage, muted, whether or not the microphone works. */
  join() {
    const form = this.#wanted;
    this.#joining = true;
    this.#dialog.close();
    if (!form) return;
    form.dataset.tried = "";
    form.requestSubmit();
  }

  close() {
    this.#dialog.close();
  }

  /** However it was closed. What was only tried in the audience is given back. */
  closed() {
    if (this.#microphone.source) this.#microphone.choice.keep({ ready: true });
    if (!this.#joining && !this.roomOutlet.visit.place.onStage) this.#microphone.leave();
  }

  refused() {
    this.#joining = false;
    if (!this.#dialog.open) this.closed();
  }

  #follow() {
    if (this.#microphone.source) this.#turn("open");
    else if (this.element.dataset.step === "open") this.#turn("asking");
  }

  /** @param {unknown} error */
  #refuse(error) {
    const { why, said, help } = trouble(error);
    this.#turn(why, said, help);
  }

  /**
   * @param {string} step asking, open, lost, or what went wrong
   * @param {string} [said]
   * @param {string} [help]
   */
  #turn(step, said = "", help = "") {
    this.element.dataset.step = step;
    for (const part of this.partTargets) part.hidden = !part.dataset.for?.split(" ").includes(step);
    this.wordsTarget.textContent = said;
    this.helpTarget.textContent = help;
    this.joinTarget.classList.toggle("primary", step !== "asking");
  }
}
