import { copyOf } from "#helpers/copies.js";
import { listed } from "#helpers/gettext.js";
import { standing, tileWords } from "#helpers/stage_words.js";

/**
 * The tile of somebody on stage.
 * @param {HTMLTemplateElement} template
 * @param {import("#models/protocol.js").Place} place
 */
export function tileOf(template, { person, name, handle }) {
  const tile = copyOf(template, person, { name, whom: name });
  tile.querySelector(".face")?.setAttribute("data-initial", [...name.trim()][0] ?? "");
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
  const name = listed([nameOn(tile), standing(tile.dataset)]);
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
