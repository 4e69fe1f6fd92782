import { Controller } from "@hotwired/stimulus";
import { andMore, foundMore, roleWord } from "#helpers/audience_words.js";
import { AudienceList } from "#models/audience_list.js";
import { SpaceRequests } from "#models/space_requests.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   slugValue: string, opensValue: boolean, element: HTMLDetailsElement, namesTarget: HTMLElement, moreTarget: HTMLElement,
 *   searchTarget: HTMLInputElement, hasSearchTarget: boolean, requests: SpaceRequests }>}
 */ (Controller);

/**
 * The audience's list, asked for while it is open and in view. It opens by itself the first time it has something to
 * show, unless the page has more important things in this place.
 */
export default class extends Typed {
  static targets = ["names", "more", "search"];
  static values = { slug: String, opens: Boolean };
  #list = new AudienceList();
  #inView = false;
  #opened = false;
  #shown = "";
  /** @type {IntersectionObserver | undefined} */
  #watch;

  initialize() {
    this.requests = new SpaceRequests(this.slugValue);
  }

  connect() {
    this.#watch = new IntersectionObserver((seen) => {
      this.#inView = seen.some(({ isIntersecting }) => isIntersecting);
    });
    this.#watch.observe(this.element);
  }

  disconnect() {
    this.#watch?.disconnect();
  }

  /** @param {CustomEvent<{ now: number }>} ticked */
  tick({ detail: { now } }) {
    const { open } = this.element;
    if (!(open || this.#opens) || !this.#inView || document.hidden) return;
    if (this.#list.isDue(performance.now(), now)) this.#ask();
  }

  /** Opened, or what it says holds no more. */
  renew() {
    this.#list.ask();
  }

  /** @param {Event} event */
  search(event) {
    event.preventDefault();
    this.#ask();
  }

  /** Whether it is still to open by itself. */
  get #opens() {
    return this.opensValue && !this.#opened;
  }

  /** @param {number} count how many are in the audience */
  #openOnce(count) {
    if (!this.#opens || count === 0) return;
    this.#opened = true;
    this.element.open = true;
  }

  get #words() {
    return this.hasSearchTarget ? this.searchTarget.value.trim() : "";
  }

  async #ask() {
    const words = this.#words;
    this.dispatch("asked");
    const answer = await this.requests.audience(words).catch(() => null);
    // What was typed since then is asked by itself; what can't be had now leaves what stands.
    if (!answer || words !== this.#words) return;
    const { people, more } = answer;
    this.moreTarget.textContent = (words ? foundMore : andMore)(people.length, more);
    this.#openOnce(people.length + more);
    const shown = JSON.stringify(people);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.namesTarget.replaceChildren(...people.map(drawn));
  }
}

/** @param {{ name: string, role: string | null }} person */
function drawn({ name, role }) {
  const item = document.createElement("li");
  const who = item.appendChild(document.createElement("bdi"));
  who.textContent = name;
  if (!role) return item;
  const word = document.createElement("span");
  word.className = "quiet";
  word.textContent = roleWord(role);
  item.append(" ", word);
  return item;
}
