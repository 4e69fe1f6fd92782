import { Controller } from "@hotwired/stimulus";
import { reacted } from "#helpers/reaction_words.js";
import { ReactionTaps } from "#models/reaction_taps.js";

/** Of one kind, each tick. */
const AT_ONCE = 12;

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   saidTarget: HTMLElement, markTargets: HTMLElement[],
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/** Reactions: mine are sent, everybody's rise from the house, and a sentence says the same. */
export default class extends Typed {
  static targets = ["said", "mark"];
  static outlets = ["room"];
  #taps = new ReactionTaps();

  /** @param {Event & { params: { kind: string } }} event */
  react({ params: { kind } }) {
    if (this.#taps.take(performance.now())) this.roomOutlet.visit.socket.react(kind);
  }

  /** @param {CustomEvent<import("#models/protocol.js").Tick>} ticked */
  show({ detail: { reactions = {} } }) {
    const kinds = Object.entries(reactions);
    if (kinds.length === 0) return;
    this.saidTarget.textContent = reacted(reactions);
    const icons = kinds.flatMap(([kind, count]) => this.#icons(kind, Math.min(count, AT_ONCE)));
    this.dispatch("rise", { detail: { icons } });
  }

  /**
   * @param {string} kind
   * @param {number} count
   * @returns {Element[]}
   */
  #icons(kind, count) {
    const icon = this.markTargets.find(({ dataset }) => dataset.kind === kind)?.firstElementChild;
    return icon ? Array(count).fill(icon) : [];
  }
}
