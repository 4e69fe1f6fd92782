import { Controller } from "@hotwired/stimulus";
import { listening } from "#helpers/ending_words.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   sheetTarget: HTMLDialogElement, hasSheetTarget: boolean, listeningTargets: HTMLElement[] }>}
 */ (Controller);

/** After these there is nothing left to ask. */
const SETTLED = new Set(["space.started", "space.ended", "space.cancelled"]);

/** What can't be undone asks first: in a sheet over the room, or without script on a page of its own. */
export default class extends Typed {
  static targets = ["sheet", "listening"];

  /** @param {SubmitEvent} event */
  open(event) {
    event.preventDefault();
    this.sheetTarget.showModal();
  }

  /**
   * Whoever is asked is here, too.
   * @param {CustomEvent<{ now: number }>} counted
   */
  count({ detail: { now } }) {
    const words = listening(now - 1);
    for (const one of this.listeningTargets) if (one.textContent !== words) one.textContent = words;
  }

  /** @param {CustomEvent<import("#models/protocol.js").SpaceEvent>} told */
  settle({ detail: { kind = "" } }) {
    if (this.hasSheetTarget && SETTLED.has(kind)) this.sheetTarget.close();
  }
}
