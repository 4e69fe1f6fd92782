const KEY = "rostrum volume ";

/**
 * How loud I want to hear each speaker, from 0 to 1, kept by this browser.
 *
 * @typedef {Pick<HTMLMediaElement, "volume" | "muted">} Playing
 */
export class Volumes {
  /** @type {Map<string, number>} */
  #chosen = new Map();

  /** @param {() => Pick<Storage, "getItem" | "setItem" | "removeItem">} [storage] asked each time: reading it may be forbidden */
  constructor(storage = () => globalThis.localStorage) {
    this.storage = storage;
  }

  /** @param {string} person */
  of(person) {
    return this.#chosen.get(person) ?? this.#kept(person);
  }

  /**
   * @param {string} person
   * @param {number} volume
   */
  choose(person, volume) {
    this.#chosen.set(person, volume);
    try {
      if (volume === 1) this.storage().removeItem(KEY + person);
      else this.storage().setItem(KEY + person, `${volume}`);
    } catch {
      // Storage is full or forbidden: then it holds for this visit.
    }
  }

  /**
   * Silence is said twice: on an iPhone, whose volume only its buttons change, that still works.
   * @param {Playing} element
   * @param {string} person whom it plays
   * @param {number} [level] how much is to be heard of everyone
   */
  apply(element, person, level = 1) {
    const volume = this.of(person) * level;
    element.volume = volume;
    element.muted = volume === 0;
  }

  /** @param {string} person */
  #kept(person) {
    try {
      const kept = Number(this.storage().getItem(KEY + person) ?? 1);
      return kept >= 0 && kept <= 1 ? kept : 1;
    } catch {
      return 1;
    }
  }
}

/** Whether volume is a page's to choose: on an iPhone an element is heard or it is not. */
export function softens() {
  const probe = new Audio();
  probe.volume = 0.5;
  return probe.volume === 0.5;
}

/** Those of this page. */
export const VOLUMES = new Volumes();
