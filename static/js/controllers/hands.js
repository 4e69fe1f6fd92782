import { Controller } from "@hotwired/stimulus";
import { batched } from "#helpers/batched.js";
import { copyOf } from "#helpers/copies.js";
import { alike, handsUp, waited } from "#helpers/hand_words.js";
import { KeptFocus } from "#helpers/kept_focus.js";

const TOGETHER = 2000;
const MINUTE = 60_000;

/** @typedef {import("#models/protocol.js").Hand} Hand */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   headingTarget: HTMLElement, countTarget: HTMLElement, openTarget: HTMLElement, closeTarget: HTMLElement, emptyTarget: HTMLElement,
 *   closedTarget: HTMLElement, listTarget: HTMLElement, rowTarget: HTMLTemplateElement, saidTarget: HTMLElement,
 *   handTargets: HTMLElement[], focus: KeptFocus }>}
 */ (Controller);

/** The hands that are up, for whoever answers them. */
export default class extends Typed {
  static targets = [
    ...["heading", "count", "open", "close", "empty", "closed", "list", "row", "said"],
    "hand",
  ];
  #up = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #clock;
  #say = batched(TOGETHER, (/** @type {number} */ count) => {
    this.saidTarget.textContent = count ? handsUp(count) : "";
  });

  connect() {
    this.focus = new KeptFocus(this.element, this.headingTarget);
    this.#up = this.handTargets.length;
    this.#clock = setInterval(() => this.#wait(), MINUTE / 4);
    this.#wait();
  }

  disconnect() {
    clearInterval(this.#clock);
  }

  /** @param {CustomEvent<import("#models/hands.js").Hands>} told */
  show({ detail: { open, list } }) {
    this.focus.through(() => this.#draw(open, list));
    if (list.length > this.#up) this.#say(list.length);
    this.#up = list.length;
  }

  /**
   * @param {boolean} open
   * @param {Hand[]} list
   */
  #draw(open, list) {
    this.countTarget.textContent = list.length ? `${list.length}` : "";
    this.openTarget.hidden = open;
    this.closeTarget.hidden = !open;
    this.closedTarget.hidden = open;
    this.emptyTarget.hidden = list.length > 0 || !open;
    const rows = new Map(this.handTargets.map((row) => [row.dataset.hand, row]));
    for (const hand of list) {
      if (!rows.delete(hand.hand)) this.listTarget.append(this.#row(hand));
    }
    for (const row of rows.values()) row.remove();
    this.#wait();
  }

  /** @param {Hand} hand */
  #row({ hand, number, name, handle, resembles = "", note, raised_at }) {
    const at = handle ? `@${handle}` : "";
    const parts = { number: `${number}`, name, handle: at, resembles: alike(resembles), note };
    const row = copyOf(this.rowTarget, hand, parts);
    Object.assign(row.dataset, { hand, number, raised_at });
    return row;
  }

  #wait() {
    for (const row of this.handTargets) {
      const part = row.querySelector("[data-part=waited]");
      if (part) part.textContent = waited(row.dataset.raised_at ?? "", Date.now());
    }
  }
}
