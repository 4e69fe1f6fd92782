import { platformOf } from "#helpers/platform.js";

const KEPT_AS = "rostrum device";

/** @typedef {import("#models/protocol.js").Seat} Seat */

/**
 * This browser among somebody's devices, as the server knows them apart: a number that says nothing, and the platform.
 * @param {Pick<Storage, "getItem" | "setItem">} [storage] where it is kept; without it, it lasts as long as the page
 */
export function thisDevice(storage = globalThis.localStorage, browser = globalThis.navigator) {
  const numbers = crypto.getRandomValues(new Uint8Array(8));
  let device = [...numbers].map((one) => one.toString(16).padStart(2, "0")).join("");
  try {
    device = storage.getItem(KEPT_AS) ?? device;
    storage.setItem(KEPT_AS, device);
  } catch {
    // A browser may keep nothing: then a page that is reloaded counts as another device.
  }
  return { device, on: platformOf(browser) };
}

/**
 * On which of my devices, and in which of their tabs, the sound is: two that had it would throw each other out.
 * The tabs of a browser know each other; of other devices the server knows.
 */
export class SoundHere {
  /** Where the sound is when it is not here: a platform, "tab", or empty if nobody knows. */
  on = "";
  /** Whether it was here before. */
  moved = false;

  /**
   * @param {Pick<import("#models/space_requests.js").SpaceRequests, "join">} requests
   * @param {import("#models/tab_sound.js").TabSound} tab
   * @param {ReturnType<typeof thisDevice>} [device]
   */
  constructor(requests, tab, device = thisDevice()) {
    this.requests = requests;
    this.tab = tab;
    this.device = device;
  }

  /**
   * Ask for a seat. Unless it is to move, the sound stays where it is.
   * @param {boolean} [move]
   * @param {string} [why] the broadcast is to be what is heard; empty where the server decides
   * @returns {Promise<Seat>}
   */
  async join(move = false, why = "") {
    if (!move && (await this.tab.isElsewhere())) return { seat: "elsewhere", on: "tab" };
    const wish = why ? { want: "broadcast", why } : {};
    return this.requests.join({ ...this.device, sound: move ? "move" : "take", ...wish });
  }

  /**
   * It is not here. If it was taken from here, find out by whom.
   * @param {{ on?: string, moved?: boolean }} where
   */
  async away({ on = "", moved = false }) {
    this.on = on;
    this.moved = moved;
    if (moved) this.on = await this.#find().catch(() => "");
  }

  async #find() {
    const { on = "" } = await this.requests.join({ ...this.device, sound: "ask" });
    // Not before: this tab's own lock may need a moment to open.
    return on || ((await this.tab.isElsewhere()) ? "tab" : "");
  }
}
