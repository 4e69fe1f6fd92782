import { Controller } from "@hotwired/stimulus";
import { Cues, TONES } from "#models/cues.js";
import { Preferences } from "#models/preferences.js";
import { Tones } from "#models/tones.js";

/** @typedef {import("#models/cues.js").Cue} Cue */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   sheetTarget: HTMLDialogElement, choiceTargets: HTMLInputElement[], cues: Cues }>}
 */ (Controller);

/** The sounds that go with what happens in a room, for whoever wants them; each can be tried and switched off. */
export default class extends Typed {
  static targets = ["sheet", "choice"];
  #preferences = new Preferences();
  #tones = new Tones();

  initialize() {
    this.cues = new Cues((cue) => {
      if (this.#isOn(cue)) this.#tones.play(TONES[cue]);
    });
  }

  connect() {
    for (const choice of this.choiceTargets)
      choice.checked = this.#isOn(/** @type {Cue} */ (choice.value));
  }

  /** @param {CustomEvent<import("#models/cues.js").Situation>} told */
  become({ detail }) {
    this.cues.become(detail);
  }

  /** @param {CustomEvent<{ kind?: string, person?: string }>} told */
  change({ detail }) {
    this.cues.change(detail);
  }

  /** @param {Event & { params: { cue: Cue } }} event */
  hear({ params: { cue } }) {
    this.#tones.play(TONES[cue]);
  }

  /** @param {Event} event */
  choose(event) {
    const { value, checked } = /** @type {HTMLInputElement} */ (event.target);
    this.#preferences.turn(`cue ${value}`, checked);
  }

  open() {
    this.sheetTarget.showModal();
  }

  close() {
    this.sheetTarget.close();
  }

  /** @param {Cue} cue */
  #isOn(cue) {
    return this.#preferences.isOn(`cue ${cue}`, true);
  }
}
