import { Controller } from "@hotwired/stimulus";
import { blockedOnStage } from "#helpers/blocked_words.js";
import { BlockedOnStage } from "#models/blocked_on_stage.js";

/** @typedef {import("#models/protocol.js").Place} Place */

const BLOCKING = /\/blocked\/([\da-f-]{36})\/block\/$/;

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   peopleValue: string, lineTarget: HTMLElement, onStage: BlockedOnStage }>}
 */ (Controller);

/** Warns whoever looks while somebody they blocked is on stage: the page alone knows whom. */
export default class extends Typed {
  static targets = ["line"];
  static values = { people: String };

  initialize() {
    this.onStage = new BlockedOnStage(this.peopleValue.split(" "));
  }

  /** @param {CustomEvent<{ stage: Place[] }>} told */
  show({ detail: { stage } }) {
    this.onStage.show(stage);
    this.#say();
  }

  /** @param {CustomEvent<any>} told */
  change({ detail: event }) {
    this.onStage.change(event);
    this.#say();
  }

  /** @param {CustomEvent<{ action: string, agreed: boolean }>} answered perhaps to blocking somebody, from the sheet */
  block({ detail: { action, agreed } }) {
    const [, person] = action.match(BLOCKING) ?? [];
    if (!agreed || !person) return;
    this.onStage.block(person.replaceAll("-", ""));
    this.#say();
  }

  #say() {
    const words = blockedOnStage(this.onStage.handles);
    if (this.lineTarget.textContent !== words) this.lineTarget.textContent = words;
    this.lineTarget.hidden = words === "";
  }
}
