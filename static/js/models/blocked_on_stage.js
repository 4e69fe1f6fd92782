/** @typedef {import("#models/protocol.js").Place} Place */

/** Which of the people somebody blocked are on stage. */
export class BlockedOnStage {
  /** @type {Map<string, string>} handles by person, of everybody with one */
  #there = new Map();

  /** @param {string[]} blocked people, by 32 hex digits */
  constructor(blocked) {
    this.blocked = new Set(blocked);
  }

  /** In the order in which they came. */
  get handles() {
    const there = [...this.#there].filter(([person]) => this.blocked.has(person));
    return there.map(([, handle]) => handle);
  }

  /** @param {Place[]} stage the stage as it is */
  show(stage) {
    this.#there.clear();
    for (const place of stage) this.#came(place);
  }

  /** @param {{ kind?: string } & Partial<Place>} event perhaps somebody came or went */
  change(event) {
    if (event.kind === "stage.joined") this.#came(event);
    if (event.kind === "stage.left") this.#there.delete(event.person ?? "");
  }

  /** @param {string} person whom they have blocked just now */
  block(person) {
    this.blocked.add(person);
  }

  /** @param {Partial<Place>} place */
  #came({ person = "", handle }) {
    if (handle) this.#there.set(person, handle);
  }
}
