import { Controller } from "@hotwired/stimulus";
import { CHECKING, DONE, found, report } from "#helpers/check_words.js";
import { COPIED } from "#helpers/words.js";
import { ConnectionCheck } from "#models/connection_check.js";
import { DeviceCheck } from "#models/device_check.js";

/**
 * @typedef {import("#helpers/check_words.js").Key} Key
 * @typedef {import("#helpers/check_words.js").Result} Result
 */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   siteValue: string, mediaValue: string, itemTargets: HTMLElement[], saidTarget: HTMLElement,
 *   levelTarget: HTMLMeterElement, runTarget: HTMLButtonElement, copyTarget: HTMLElement }>}
 */ (Controller);

/** The connection check: one thing after the other, with words for each. */
export default class extends Typed {
  static targets = ["item", "said", "level", "run", "copy"];
  static values = { site: String, media: String };
  /** @type {Map<Key, Result>} */
  #results = new Map();

  get hosts() {
    return { site: this.siteValue, media: this.mediaValue };
  }

  async run() {
    const network = new ConnectionCheck({ origin: location.origin });
    const device = new DeviceCheck();
    this.#results.clear();
    this.runTarget.disabled = true;
    this.saidTarget.textContent = "";
    try {
      await this.#check("speakers", () => device.speakers());
      await this.#check("line", () => network.line());
      const media = await this.#check("media", () => network.media());
      await this.#check("tcp", () => network.tcp(media));
      await this.#check("microphone", () => this.#microphone(device));
    } finally {
      network.close();
      device.close();
      this.runTarget.disabled = false;
    }
    this.copyTarget.hidden = !navigator.clipboard;
    this.saidTarget.textContent = DONE;
  }

  async copy() {
    await navigator.clipboard.writeText(report([...this.#results], this.hosts));
    this.saidTarget.textContent = COPIED;
  }

  /** @param {DeviceCheck} device */
  async #microphone(device) {
    this.levelTarget.hidden = false;
    const result = await device.microphone((level) => {
      this.levelTarget.value = level;
    });
    this.levelTarget.hidden = true;
    return result;
  }

  /**
   * @param {Key} key
   * @param {() => Promise<Result>} check
   */
  async #check(key, check) {
    const item = this.itemTargets.find(({ dataset }) => dataset.key === key);
    const words = item?.querySelector("[data-part=words]");
    if (!item || !words) return check();
    item.dataset.state = "";
    words.textContent = CHECKING;
    const result = await check();
    this.#results.set(key, result);
    item.dataset.state = result.works ? "good" : "bad";
    words.textContent = found(key, result, this.hosts);
    return result;
  }
}
