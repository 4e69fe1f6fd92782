/** What somebody chose for this browser: kept here, told to nobody. Where nothing can be kept, the default holds. */
export class Preferences {
  /** @param {Pick<Storage, "getItem" | "setItem"> | undefined} [storage] */
  constructor(storage = storageOf(globalThis)) {
    this.storage = storage;
  }

  /**
   * @param {string} name
   * @param {boolean} byDefault
   */
  isOn(name, byDefault) {
    const kept = this.#get(name);
    return kept === null ? byDefault : kept === "on";
  }

  /**
   * @param {string} name
   * @param {boolean} on
   */
  turn(name, on) {
    try {
      this.storage?.setItem(`rostrum ${name}`, on ? "on" : "off");
    } catch {
      // A full or forbidden storage: it holds for as long as the page does.
    }
  }

  /** @param {string} name */
  #get(name) {
    try {
      return this.storage?.getItem(`rostrum ${name}`) ?? null;
    } catch {
      return null;
    }
  }
}

/**
 * Some browsers throw at the very word.
 * @param {{ localStorage?: Storage }} place
 */
function storageOf(place) {
  try {
    return place.localStorage;
  } catch {
    return undefined;
  }
}
