import { Controller } from "@hotwired/stimulus";
import { houseFor, peoplePerDot, risingFrom } from "#models/house.js";

/** Marks that rise with one tick, and ticks whose marks are in the air: more would only be a blur. */
const TOGETHER = 8;
const AT_ONCE = 6;

/** The air above the house: a few marks of what people feel rise from where they sit, and are gone. */
export default class extends Controller {
  #house = houseFor(0);
  #taken = 0;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {CustomEvent<{ now: number, peak: number }>} ticked */
  count({ detail: { now, peak } }) {
    this.#house = houseFor(Math.max(now, peak));
    this.#taken = Math.ceil(now / peoplePerDot(now, this.#house.seats.length));
  }

  /** @param {CustomEvent<{ icons: Element[] }>} felt one for each mark that might rise */
  rise({ detail: { icons } }) {
    if (this.#still.matches || document.hidden) return;
    if (this.element.childElementCount >= AT_ONCE) return;
    const marks = shuffled(icons).slice(0, TOGETHER);
    this.#lift(marks.map((icon) => this.#mark(icon)));
  }

  /**
   * All of a tick at once: each thing that moves is looked at anew whenever anything on the page changes, and forty
   * of them cost a busy room half its time.
   * @param {Element[]} marks
   */
  #lift(marks) {
    const wave = document.createElement("span");
    wave.className = "house-wave";
    wave.style.setProperty("--wait", `${Math.random() * 450}ms`);
    wave.onanimationend = () => wave.remove();
    wave.append(...marks);
    this.element.append(wave);
  }

  /** @param {Element} icon */
  #mark(icon) {
    const { x, y } = risingFrom(this.#house, this.#taken);
    const mark = document.createElement("span");
    mark.className = "house-mark";
    mark.style.setProperty("--x", `${x}%`);
    mark.style.setProperty("--y", `${y}%`);
    mark.append(icon.cloneNode(true));
    return mark;
  }
}

/**
 * In any order, so that where not all have room no kind comes before the others.
 * @template T
 * @param {T[]} those
 */
function shuffled(those) {
  return those
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
