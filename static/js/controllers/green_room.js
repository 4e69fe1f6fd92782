import { Controller } from "@hotwired/stimulus";
import { appOf, browserOf } from "#helpers/browsers.js";
import * as words from "#helpers/microphone_words.js";
import { permission } from "#models/permission.js";

/** @typedef {import("#helpers/microphone_words.js").Failure} Failure */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   element: HTMLDialogElement, headingTarget: HTMLElement, partTargets: HTMLElement[], wordsTarget: HTMLElement,
 *   helpTarget: HTMLElement, joinTarget: HTMLElement,
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/**
 * The sheet in which one tries one's microphone, over the room, whose sound goes on. Whoever is on the way to the
 * stage passes through it, unless they have tried it in this browser before.
 */
export default class extends Typed {
  static targets = ["heading", "part", "words", "help", "join"];
  static outlets = ["room"];
  /** @type {HTMLFormElement | null} What brings them on stage, when they have come this far. */
  #wanted = null;
  #joining = false;
  /** What the browser says of the microphone: who has allowed it here before need not pass through again. */
  #permission = "";
  #gone = new AbortController();

  get #microphone() {
    return this.roomOutlet.visit.audio.microphone;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.element);
  }

  get #isKnown() {
    if (this.#permission === "granted") return true;
    return this.#microphone.choice.ready && this.#permission !== "denied";
  }

  async connect() {
    this.#permission = await permission();
  }

  roomOutletConnected() {
    const { signal } = this.#gone;
    this.#microphone.addEventListener("source", () => this.#follow(), { signal });
    this.#microphone.addEventListener("lost", () => this.#turn("lost", words.hint("lost")), {
      signal,
    });
  }

  roomOutletDisconnected() {
    this.#gone.abort();
    this.#gone = new AbortController();
  }

  /**
   * Somebody is about to come on stage.
   * @param {SubmitEvent} event
   */
  before(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!("beforeStage" in form.dataset) || this.#isKnown || this.#joining) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#wanted = form;
    this.#open();
  }

  /** @param {CustomEvent<{ why?: Failure }>} asked */
  settings({ detail: { why } }) {
    this.#wanted = null;
    this.#open(why);
  }

  /** @param {Failure} [why] what has kept the microphone from opening already */
  async #open(why) {
    this.#joining = false;
    this.element.toggleAttribute("data-before-stage", Boolean(this.#wanted));
    this.#turn(this.#microphone.source ? "open" : "asking");
    this.#dialog.showModal();
    this.headingTarget.focus();
    if (why) this.#refuse(why);
    this.#permission = await permission();
    if (!why && this.#permission === "granted") await this.try();
  }

  async try() {
    this.#turn(this.#microphone.source ? "open" : "asking");
    try {
      await this.#microphone.try();
      this.#permission = "granted";
    } catch (error) {
      const inApp = Boolean(appOf(navigator.userAgent));
      this.#refuse(words.failure(error, { inApp, secure: isSecureContext }));
    }
  }

  /** On stage, muted, whether or not the microphone works. */
  join() {
    const form = this.#wanted;
    this.#joining = true;
    this.#dialog.close();
    form?.requestSubmit();
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

  /** @param {Failure} why */
  #refuse(why) {
    const app = appOf(navigator.userAgent);
    if (why === "app" && app) this.#turn("app", words.inApp(app));
    else this.#turn(why, words.refusedBefore(why));
    this.helpTarget.textContent = words.help(why, browserOf(navigator.userAgent));
  }

  /**
   * @param {"asking" | "open" | "lost" | Failure} step
   * @param {string} [said]
   */
  #turn(step, said = "") {
    this.element.dataset.step = step;
    for (const part of this.partTargets) part.hidden = !part.dataset.for?.split(" ").includes(step);
    this.wordsTarget.textContent = said;
    this.helpTarget.textContent = "";
    this.joinTarget.classList.toggle("primary", step !== "asking");
  }
}
