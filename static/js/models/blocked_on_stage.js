/** @typedef {import("#models/protocol.js").Place} Place */

/** Which of the people somebody blocked are on stage. */
export class BlockedOnStage {
  /** @type {Map<string, string>} handles by person */
  #there = new Map();

  /** @param {string[]} blocked people, by 32 hex digits */
  constructor(blocked) {
    this.blocked = new Set(blocked);
  }

  /** In the order in which they came. */
  get handles() {
    return [...this.#there.values()];
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

  /** @param {Partial<Place>} place */
  #came({ person = "", handle }) {
    if (handle && this.blocked.has(person)) this.#there.set(person, handle);
  }
}
