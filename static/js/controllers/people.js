import { Controller } from "@hotwired/stimulus";
import { batched } from "#helpers/batched.js";
import { KeptFocus } from "#helpers/kept_focus.js";

const TOGETHER = 400;
/** After what happens to somebody the list is another. */
const ABOUT_PEOPLE = /^(stage|hand|moderator|person|invitation|host)\./;

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   addressValue: string, headingTarget: HTMLElement, listTarget: HTMLElement, focus: KeptFocus }>}
 */ (Controller);

/** The people of a space, for whoever decides about them: the server's own list, asked for again as things happen. */
export default class extends Typed {
  static targets = ["heading", "list"];
  static values = { address: String };
  #read = batched(TOGETHER, () => this.#show());

  connect() {
    this.focus = new KeptFocus(this.element, this.headingTarget);
  }

  /** @param {CustomEvent<import("#models/protocol.js").SpaceEvent>} told */
  change({ detail: { kind = "" } }) {
    if (ABOUT_PEOPLE.test(kind)) this.#read(undefined);
  }

  /** A snapshot: whatever was missed is in it. */
  renew() {
    this.#read(undefined);
  }

  async #show() {
    // Whoever moderates no more is not shown it.
    if (this.element.closest("[data-moderates=false]")) return;
    const answer = await fetch(this.addressValue).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const html = await answer.text();
    // What somebody is just filling in must not go away under their hands.
    if (this.element.querySelector("details[open] :focus:is(input, select)")) return;
    const open = this.#openPeople();
    const focused = this.#focused();
    this.focus.through(() => {
      this.listTarget.innerHTML = html;
      for (const person of open) this.#details(person)?.setAttribute("open", "");
    });
    if (focused) this.#button(focused)?.focus();
  }

  #openPeople() {
    const open = this.element.querySelectorAll("[data-person]:has(> details[open])");
    return [...open].map((one) => /** @type {HTMLElement} */ (one).dataset.person ?? "");
  }

  /** Whose button has the focus, and which. */
  #focused() {
    const { activeElement: focused } = document;
    const person = focused?.closest("[data-person]")?.getAttribute("data-person");
    return person && this.element.contains(focused)
      ? { person, words: focused?.textContent?.trim() ?? "" }
      : null;
  }

  /** @param {string} person */
  #details(person) {
    return this.element.querySelector(`[data-person="${person}"] > details`);
  }

  /** @param {{ person: string, words: string }} focused */
  #button({ person, words }) {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = this.element.querySelectorAll(`[data-person="${person}"] :is(button, summary)`);
    return [...buttons].find((one) => one.textContent?.trim() === words);
  }
}
