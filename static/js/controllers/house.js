import { Controller } from "@hotwired/stimulus";
import { atMost, here, oneLight } from "#helpers/house_words.js";
import { houseFor, peoplePerDot, raisedSeats } from "#models/house.js";

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {import("#models/house.js").House} House */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   nowValue: number, peakValue: number, smallValue: boolean, drawingTarget: SVGElement,
 *   sentenceTarget: HTMLElement, peakTarget: HTMLElement, legendTarget: HTMLElement, eachTarget: HTMLElement,
 *   raisedTarget: HTMLElement }>}
 */ (Controller);

/** The audience, drawn as the house it sits in, hands ringed in their seats, with the sentence that says the same. */
export default class extends Typed {
  static targets = ["drawing", "sentence", "peak", "legend", "each", "raised"];
  static values = { now: Number, peak: Number, small: Boolean };
  /** @type {House} */
  #house = houseFor(0);
  /** @type {SVGElement[]} */
  #seats = [];
  #taken = 0;
  /** @type {number[]} */
  #raised = [];

  connect() {
    this.#draw(this.nowValue, this.peakValue);
  }

  /**
   * The audience as a tick or a snapshot counts it.
   * @param {CustomEvent<{ now: number, peak: number, hands?: number }>} counted
   */
  count({ detail: { now, peak, hands = 0 } }) {
    const each = this.#draw(now, peak);
    this.#raise(hands);
    put(this.sentenceTarget, here(now, hands));
    put(this.peakTarget, atMost(peak, now));
    put(this.eachTarget, oneLight(each));
    this.legendTarget.hidden = each === 1 && hands === 0;
    this.raisedTarget.hidden = hands === 0;
  }

  /**
   * @param {number} now
   * @param {number} peak
   */
  #draw(now, peak) {
    this.#build(houseFor(this.smallValue ? 0 : Math.max(now, peak)));
    const each = peoplePerDot(now, this.#seats.length);
    this.drawingTarget.dataset.each = `${each}`;
    const taken = Math.ceil(now / each);
    for (let seat = Math.min(taken, this.#taken); seat < Math.max(taken, this.#taken); seat += 1)
      this.#seats[seat]?.classList.toggle("taken", seat < taken);
    this.#taken = taken;
    return each;
  }

  /** @param {number} hands */
  #raise(hands) {
    const raised = raisedSeats(this.#house, this.#taken, hands);
    for (const seat of this.#raised)
      if (!raised.includes(seat)) this.#seats[seat]?.classList.remove("raised");
    for (const seat of raised) this.#seats[seat].classList.add("raised");
    this.#raised = raised;
  }

  /** @param {House} house */
  #build(house) {
    if (house === this.#house && this.#seats.length) return;
    this.#house = house;
    this.#taken = 0;
    this.#raised = [];
    this.drawingTarget.style.setProperty("--seat-radius", `${house.radius.toFixed(1)}px`);
    this.#seats = house.seats.map(({ x, y }) => {
      const seat = document.createElementNS(SVG, "circle");
      seat.setAttribute("class", "seat");
      seat.setAttribute("cx", x.toFixed(1));
      seat.setAttribute("cy", y.toFixed(1));
      seat.setAttribute("r", house.radius.toFixed(1));
      return seat;
    });
    this.drawingTarget.replaceChildren(...this.#seats);
  }
}

/**
 * Twice a second most of it is the same: then nothing is touched.
 * @param {HTMLElement} element
 * @param {string} words
 */
function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
