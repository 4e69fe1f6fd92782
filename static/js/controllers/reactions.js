import { Controller } from "@hotwired/stimulus";
import { reacted } from "#helpers/reaction_words.js";
import { ReactionTaps } from "#models/reaction_taps.js";

const RISES = 2400;
const AT_ONCE = 12;

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   airTarget: HTMLElement, saidTarget: HTMLElement, markTargets: HTMLElement[],
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/** Reactions: mine are sent, everybody's rise from the house, and a sentence says the same. */
export default class extends Typed {
  static targets = ["air", "said", "mark"];
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
    for (const [kind, count] of kinds)
      for (let mark = 0; mark < Math.min(count, AT_ONCE); mark += 1) this.#rise(kind);
  }

  /** @param {string} kind */
  #rise(kind) {
    const icon = this.markTargets.find(({ dataset }) => dataset.kind === kind);
    if (!icon) return;
    const mark = document.createElement("span");
    mark.className = "reaction-mark";
    mark.innerHTML = icon.innerHTML;
    mark.style.setProperty("--x", `${8 + Math.random() * 84}%`);
    mark.style.setProperty("--wait", `${Math.random() * 450}ms`);
    this.airTarget.append(mark);
    setTimeout(() => mark.remove(), RISES + 500);
  }
}
