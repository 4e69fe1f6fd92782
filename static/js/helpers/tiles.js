import { copyOf } from "#helpers/copies.js";
import { standing, tileWords } from "#helpers/stage_words.js";

/**
 * The tile of somebody on stage.
 * @param {HTMLTemplateElement} template
 * @param {import("#models/protocol.js").Place} place
 */
export function tileOf(template, { person, name, handle }) {
  const parts = { initial: [...name.trim()][0] ?? "", name, whom: name };
  const tile = copyOf(template, person, parts);
  Object.assign(tile.dataset, { person, handle: handle ?? "" });
  return tile;
}

/** @param {Element | null | undefined} tile */
export function nameOn(tile) {
  return tile?.querySelector("[data-part=name]")?.textContent ?? "";
}

/**
 * Say on a tile how its person is: by ring and icons, in words, and to a screen reader in its button's name.
 * @param {HTMLElement} tile
 * @param {{ voice: string, link: string, level: number, me: string }} facts
 */
export function tell(tile, { level, ...facts }) {
  Object.assign(tile.dataset, facts);
  tile.style.setProperty("--level", `${level}`);
  const words = tile.querySelector("[data-part=words]");
  if (words) write(words, "textContent", tileWords(tile.dataset));
  const button = tile.querySelector(".speaker-tile");
  const name = [nameOn(tile), standing(tile.dataset)].filter(Boolean).join(", ");
  if (button) write(button, "ariaLabel", name);
}

/**
 * Only what is new: the level changes many times a second.
 * @param {Element} element
 * @param {"textContent" | "ariaLabel"} what
 * @param {string} words
 */
function write(element, what, words) {
  if (element[what] !== words) element[what] = words;
}

/**
 * Put tiles in the order of the stage: whoever hosts first, else first come first. Those that already stand right are not
 * touched, and keep the focus.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} tiles as they came
 */
export function arrange(list, tiles) {
  const first = (/** @type {HTMLElement} */ { dataset }) => Number(dataset.role !== "host");
  let at = list.firstElementChild;
  for (const tile of tiles.toSorted((one, other) => first(one) - first(other))) {
    while (at?.matches(".vacant")) at = at.nextElementSibling;
    if (at === tile) at = at.nextElementSibling;
    else list.insertBefore(tile, at);
  }
}

/**
 * Take a tile away and leave its place empty: the others stay under the pointer.
 * @param {HTMLElement | undefined} tile
 */
export function vacate(tile) {
  const place = document.createElement("li");
  place.className = "vacant";
  place.ariaHidden = "true";
  tile?.replaceWith(place);
}

/**
 * Close the ranks, unless somebody is pointing at them.
 * @param {HTMLElement} list
 * @returns {boolean} whether that is done
 */
export function closeRanks(list) {
  if (matchMedia("(hover: hover)").matches && list.matches(":hover")) return false;
  for (const place of list.querySelectorAll(".vacant")) place.remove();
  return true;
}
