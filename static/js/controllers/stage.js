import { Controller } from "@hotwired/stimulus";
import { batched } from "#helpers/batched.js";
import { KeptFocus } from "#helpers/kept_focus.js";
import { became } from "#helpers/tile_facts.js";
import { arrange, closeRanks, nameOn, tell, tileOf, vacate } from "#helpers/tiles.js";
import { Comings } from "#models/comings.js";
import { GRACE, Voices } from "#models/voices.js";

/**
 * @typedef {import("#models/protocol.js").Place} Place
 * @typedef {import("#models/protocol.js").Voice} Voice
 */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   meValue: string, headingTarget: HTMLElement, listTarget: HTMLElement, tileTarget: HTMLTemplateElement,
 *   saidTarget: HTMLElement, emptyTarget: HTMLElement, placeTargets: HTMLElement[], focus: KeptFocus }>}
 */ (Controller);

/** Who is on stage: a tile for each, saying how they are. */
export default class extends Typed {
  static targets = ["heading", "list", "tile", "said", "empty", "place"];
  static values = { me: String };
  #voices = new Voices();
  #news = new Comings((words) => {
    this.saidTarget.textContent = words;
  });
  #later = batched(GRACE, () => {
    this.close();
    this.light();
  });

  connect() {
    this.focus = new KeptFocus(this.element, this.headingTarget);
    this.light();
  }

  /**
   * A snapshot: the stage as it is.
   * @param {CustomEvent<{ stage: Place[], you?: { person: string } }>} told
   */
  show({ detail: { stage, you } }) {
    if (you) this.meValue = you.person;
    for (const { dataset } of this.placeTargets)
      if (!stage.some(({ person }) => person === dataset.person)) this.#clear(dataset.person);
    const tiles = stage.map((place) => this.#seat(place));
    arrange(this.listTarget, tiles);
    this.light();
  }

  /**
   * One event: perhaps someone came or went. What I did myself, or was done to me, the bar says.
   * @param {CustomEvent<any>} told
   */
  change({ detail: event }) {
    const { kind, person, name } = event;
    const others = person !== this.meValue;
    if (kind === "stage.joined" && !this.#tile(person)) {
      this.#seat(event);
      if (others) this.#news.came(name);
    }
    for (const [whose, facts] of became(event))
      Object.assign(this.#tile(whose)?.dataset ?? {}, facts);
    const left = kind === "stage.left" && this.#clear(person);
    if (left && others) this.#news.went(left);
    arrange(this.listTarget, this.placeTargets);
    this.light();
  }

  /**
   * What the sound says of them.
   * @param {CustomEvent<Map<string, Voice>>} heard
   */
  hear({ detail: voices }) {
    this.#voices.hear(voices);
    this.light();
    this.#later(undefined);
  }

  close() {
    closeRanks(this.listTarget);
  }

  light() {
    this.emptyTarget.hidden = this.placeTargets.length > 0;
    for (const tile of this.placeTargets) {
      const { person = "" } = tile.dataset;
      tell(tile, { ...this.#voices.of(person), me: `${person === this.meValue}` });
    }
    this.dispatch("lit");
  }

  /** @param {Place} place */
  #seat(place) {
    const there = this.#tile(place.person);
    const tile = there ?? tileOf(this.tileTarget, place);
    Object.assign(tile.dataset, { role: place.role ?? "", held: `${place.held ?? false}` });
    if (!there) this.listTarget.append(tile);
    return tile;
  }

  /** @param {string | undefined} person */
  #clear(person) {
    const tile = this.#tile(person);
    this.focus.through(() => vacate(tile));
    this.#later(undefined);
    return nameOn(tile);
  }

  /** @param {string | undefined} person */
  #tile(person) {
    return this.placeTargets.find((tile) => tile.dataset.person === person);
  }
}
