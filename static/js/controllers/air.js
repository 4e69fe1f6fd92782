import { Controller } from "@hotwired/stimulus";
import { houseFor, peoplePerDot, risingFrom } from "#models/house.js";

/** Marks in the air at once: more would only be a blur. */
const AT_ONCE = 48;

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

  /** @param {CustomEvent<{ icon: Element, count: number }>} felt */
  rise({ detail: { icon, count } }) {
    if (this.#still.matches || document.hidden) return;
    const room = AT_ONCE - this.element.childElementCount;
    for (let mark = 0; mark < Math.min(count, room); mark += 1) this.#lift(icon.cloneNode(true));
  }

  /** @param {Node} icon */
  #lift(icon) {
    const { x, y } = risingFrom(this.#house, this.#taken);
    const mark = document.createElement("span");
    mark.className = "house-mark";
    mark.append(icon);
    mark.style.setProperty("--x", `${x}%`);
    mark.style.setProperty("--y", `${y}%`);
    mark.style.setProperty("--wait", `${Math.random() * 450}ms`);
    mark.onanimationend = () => mark.remove();
    this.element.append(mark);
  }
}
