import { copyOf } from "#helpers/copies.js";

/**
 * The tile of somebody on stage. Nobody decides there about themselves, nor, as the style sheet has it, about who hosts.
 * @param {HTMLTemplateElement} template
 * @param {import("#models/protocol.js").Place} place
 * @param {string} me
 */
export function tileOf(template, { person, name }, me) {
  const parts = { initial: [...name.trim()][0] ?? "", name, whom: name };
  const tile = copyOf(template, person, parts);
  tile.dataset.person = person;
  if (person === me) tile.querySelector("[data-part=verbs]")?.remove();
  return tile;
}
