import { Controller } from "@hotwired/stimulus";
import { steppedDown, steppedUp } from "#helpers/words.js";

/**
 * @typedef {import("#models/protocol.js").Place} Place
 * @typedef {import("#models/protocol.js").Voice} Voice
 */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   listTarget: HTMLElement, tileTarget: HTMLTemplateElement, saidTarget: HTMLElement,
 *   emptyTarget: HTMLElement, placeTargets: HTMLElement[] }>}
 */ (Controller);

/** Who is on stage, who of them speaks, and who is muted. */
export default class extends Typed {
  static targets = ["list", "tile", "said", "empty", "place"];
  /** @type {Map<string, Voice>} */
  #voices = new Map();

  /**
   * A snapshot: the stage as it is.
   * @param {CustomEvent<{ stage: Place[] }>} told
   */
  show({ detail: { stage } }) {
    for (const tile of this.placeTargets)
      if (!stage.some(({ person }) => person === tile.dataset.person)) tile.remove();
    for (const place of stage) this.#seat(place);
    this.#light();
  }

  /**
   * One event: perhaps someone came or went.
   * @param {CustomEvent<any>} told
   */
  change({ detail: event }) {
    if (event.kind === "stage.joined" && this.#seat(event))
      this.saidTarget.textContent = steppedUp(event.name);
    const left = event.kind === "stage.left" && this.#clear(event.person);
    if (left) this.saidTarget.textContent = steppedDown(left);
    this.#light();
  }

  /**
   * What the sound says of them.
   * @param {CustomEvent<Map<string, Voice>>} heard
   */
  hear({ detail: voices }) {
    this.#voices = voices;
    this.#light();
  }

  /** @param {Place} place */
  #seat({ person, name, role }) {
    if (this.#tile(person)) return false;
    const copy = /** @type {DocumentFragment} */ (this.tileTarget.content.cloneNode(true));
    const tile = /** @type {HTMLElement} */ (copy.firstElementChild);
    tile.dataset.person = person;
    tile.dataset.role = role ?? "";
    const write = (/** @type {string} */ part, /** @type {string} */ text) => {
      const where = tile.querySelector(`[data-part=${part}]`);
      if (where) where.textContent = text;
    };
    write("initial", [...name.trim()][0] ?? "");
    write("name", name);
    this.listTarget.append(tile);
    return true;
  }

  /** @param {string} person */
  #clear(person) {
    const tile = this.#tile(person);
    if (!tile) return "";
    tile.remove();
    return tile.querySelector("[data-part=name]")?.textContent ?? "";
  }

  /** @param {string} person */
  #tile(person) {
    return this.placeTargets.find((tile) => tile.dataset.person === person);
  }

  #light() {
    this.emptyTarget.hidden = this.placeTargets.length > 0;
    for (const tile of this.placeTargets) {
      const voice = this.#voices.get(tile.dataset.person ?? "");
      tile.dataset.voice = voice
        ? voice.speaking
          ? "speaking"
          : voice.muted
            ? "muted"
            : "open"
        : "";
      tile.style.setProperty("--level", `${voice?.level ?? 0}`);
    }
  }
}
