import { nameOn, tileOf } from "#helpers/tiles.js";

/** @typedef {import("#models/protocol.js").Place} Place */

/** The tiles of the stage in their order: whoever hosts first, else first come first. Nobody moves under the pointer. */
export class TileList {
  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template of a tile
   * @param {import("#helpers/kept_focus.js").KeptFocus} focus
   */
  constructor(list, template, focus) {
    this.list = list;
    this.template = template;
    this.focus = focus;
  }

  /** @returns {HTMLElement[]} */
  get tiles() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll(".speaker"))];
  }

  /** @param {string | undefined} person */
  of(person) {
    return this.tiles.find((tile) => tile.dataset.person === person);
  }

  /**
   * Let somebody be there, at the end unless they were before.
   * @param {Place} place
   */
  seat(place) {
    const tile = this.of(place.person) ?? tileOf(this.template, place);
    const { role, picture, held = false } = place;
    Object.assign(tile.dataset, { role: role ?? "", picture: picture ?? "", held: `${held}` });
    if (!tile.isConnected) this.list.append(tile);
    return tile;
  }

  /**
   * Take somebody away, and leave their place empty until ranks are closed.
   * @param {string | undefined} person
   * @returns {string} their name; empty if they were not there
   */
  clear(person) {
    const tile = this.of(person);
    const place = document.createElement("li");
    place.className = "vacant";
    place.ariaHidden = "true";
    this.focus.through(() => tile?.replaceWith(place));
    return nameOn(tile);
  }

  /**
   * Those that already stand right are not touched, and keep the focus.
   * @param {HTMLElement[]} [tiles] as they came
   */
  arrange(tiles = this.tiles) {
    const first = (/** @type {HTMLElement} */ { dataset }) => Number(dataset.role !== "host");
    let at = this.list.firstElementChild;
    for (const tile of tiles.toSorted((one, other) => first(one) - first(other))) {
      while (at?.matches(".vacant")) at = at.nextElementSibling;
      if (at === tile) at = at.nextElementSibling;
      else this.list.insertBefore(tile, at);
    }
  }

  /** Unless somebody is just pointing at them; a finger that was lifted points at nothing. */
  closeRanks() {
    if (matchMedia("(hover: hover)").matches && this.list.matches(":hover")) return;
    for (const place of this.list.querySelectorAll(".vacant")) place.remove();
  }
}
