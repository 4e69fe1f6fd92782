import { Controller } from "@hotwired/stimulus";
import { batched } from "#helpers/batched.js";
import { KeptFocus } from "#helpers/kept_focus.js";
import { became } from "#helpers/tile_facts.js";
import { TileList } from "#helpers/tile_list.js";
import { tell } from "#helpers/tiles.js";
import { Comings } from "#models/comings.js";
import { GRACE, Voices } from "#models/voices.js";

/**
 * @typedef {import("#models/protocol.js").Place} Place
 * @typedef {import("#models/protocol.js").Voice} Voice
 */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   meValue: string, headingTarget: HTMLElement, listTarget: HTMLElement, tileTarget: HTMLTemplateElement,
 *   saidTarget: HTMLElement, emptyTarget: HTMLElement, tiles: TileList }>}
 */ (Controller);

/** Who is on stage: a tile for each, saying how they are. */
export default class extends Typed {
  static targets = ["heading", "list", "tile", "said", "empty"];
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
    const focus = new KeptFocus(this.element, this.headingTarget);
    this.tiles = new TileList(this.listTarget, this.tileTarget, focus);
    this.light();
  }

  /**
   * Who I am: a page without a session learns it with the seat.
   * @param {CustomEvent<{ me: string }>} told
   */
  know({ detail: { me } }) {
    this.meValue = me;
  }

  /**
   * A snapshot: the stage as it is.
   * @param {CustomEvent<{ stage: Place[] }>} told
   */
  show({ detail: { stage } }) {
    for (const { dataset } of this.tiles.tiles)
      if (!stage.some(({ person }) => person === dataset.person)) this.tiles.clear(dataset.person);
    this.tiles.arrange(stage.map((place) => this.tiles.seat(place)));
    this.light();
    this.#later(undefined);
  }

  /**
   * One event: perhaps someone came or went. What I did myself, or was done to me, the bar says.
   * @param {CustomEvent<any>} told
   */
  change({ detail: event }) {
    const { kind, person, name } = event;
    const others = person !== this.meValue;
    if (kind === "stage.joined" && !this.tiles.of(person)) {
      this.tiles.seat(event);
      if (others) this.#news.came(name);
    }
    for (const [whose, facts] of became(event))
      Object.assign(this.tiles.of(whose)?.dataset ?? {}, facts);
    const left = kind === "stage.left" && this.tiles.clear(person);
    if (left && others) this.#news.went(left);
    this.tiles.arrange();
    this.light();
    this.#later(undefined);
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
    this.tiles.closeRanks();
  }

  light() {
    const { tiles } = this.tiles;
    this.emptyTarget.hidden = tiles.length > 0;
    for (const tile of tiles) {
      const { person = "" } = tile.dataset;
      tell(tile, { ...this.#voices.of(person), me: `${person === this.meValue}` });
    }
    this.dispatch("lit");
  }
}
