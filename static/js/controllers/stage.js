import { Controller } from "@hotwired/stimulus";
import { KeptFocus } from "#helpers/kept_focus.js";
import { became, sounds } from "#helpers/tile_facts.js";
import { tileOf } from "#helpers/tiles.js";
import { steppedDown, steppedUp } from "#helpers/words.js";

/**
 * @typedef {import("#models/protocol.js").Place} Place
 * @typedef {import("#models/protocol.js").Voice} Voice
 */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   meValue: string, headingTarget: HTMLElement, listTarget: HTMLElement, tileTarget: HTMLTemplateElement,
 *   saidTarget: HTMLElement, emptyTarget: HTMLElement, placeTargets: HTMLElement[], focus: KeptFocus }>}
 */ (Controller);

/** Who is on stage, who of them speaks, and who is muted. */
export default class extends Typed {
  static targets = ["heading", "list", "tile", "said", "empty", "place"];
  static values = { me: String };
  /** @type {Map<string, Voice>} */
  #voices = new Map();

  connect() {
    this.focus = new KeptFocus(this.element, this.headingTarget);
  }

  /**
   * A snapshot: the stage as it is.
   * @param {CustomEvent<{ stage: Place[] }>} told
   */
  show({ detail: { stage } }) {
    for (const { dataset } of this.placeTargets)
      if (!stage.some(({ person }) => person === dataset.person)) this.#clear(dataset.person);
    for (const place of stage) this.#seat(place);
    this.#light();
  }

  /**
   * One event: perhaps someone came or went.
   * @param {CustomEvent<any>} told
   */
  change({ detail: event }) {
    if (event.kind === "stage.joined" && this.#seat(event)) this.#say(event, steppedUp(event.name));
    for (const [person, facts] of became(event))
      Object.assign(this.#tile(person)?.dataset ?? {}, facts);
    const left = event.kind === "stage.left" && this.#clear(event.person);
    if (left) this.#say(event, steppedDown(left));
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
  #seat(place) {
    const there = this.#tile(place.person);
    const tile = there ?? tileOf(this.tileTarget, place, this.meValue);
    Object.assign(tile.dataset, { role: place.role ?? "", held: `${place.held ?? false}` });
    if (!there) this.listTarget.append(tile);
    return !there;
  }

  /** @param {string | undefined} person */
  #clear(person) {
    const tile = this.#tile(person);
    this.focus.through(() => tile?.remove());
    return tile?.querySelector("[data-part=name]")?.textContent ?? "";
  }

  /**
   * What I did myself, or was done to me, the bar says.
   * @param {{ person: string }} event
   * @param {string} words
   */
  #say({ person }, words) {
    if (person !== this.meValue) this.saidTarget.textContent = words;
  }

  /** @param {string | undefined} person */
  #tile(person) {
    return this.placeTargets.find((tile) => tile.dataset.person === person);
  }

  #light() {
    this.emptyTarget.hidden = this.placeTargets.length > 0;
    for (const tile of this.placeTargets) {
      const voice = this.#voices.get(tile.dataset.person ?? "");
      tile.dataset.voice = sounds(voice);
      tile.style.setProperty("--level", `${voice?.level ?? 0}`);
    }
  }
}
