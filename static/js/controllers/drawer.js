import { Controller } from "@hotwired/stimulus";
import { batched } from "#helpers/batched.js";
import { KeptFocus } from "#helpers/kept_focus.js";
import { backoff } from "#helpers/waits.js";

/** Handing over makes the host nobody, and at once a moderator. */
const TOGETHER = 300;
const TRIES = 5;

const Typed =
  /** @type {import("#helpers/typed.js").With<{ addressValue: string, slotTargets: HTMLElement[], focus: KeptFocus }>} */ (
    Controller
  );

/**
 * What only moderators and the host are shown. Whoever becomes one while the page is open gets it from the server,
 * which alone decides; whoever is none any more loses it.
 */
export default class extends Typed {
  static targets = ["slot"];
  static values = { address: String };
  #role = "";
  #settle = batched(TOGETHER, () => (this.#role ? this.#fetch() : this.#drop()));

  connect() {
    this.focus = new KeptFocus(this.element);
  }

  /** @param {CustomEvent<string>} told my role from now on, empty for none */
  change({ detail: role }) {
    this.#role = role;
    this.#settle(undefined);
  }

  async #fetch(attempt = 0) {
    const role = this.#role;
    const answer = await fetch(this.addressValue).catch(() => null);
    const html = answer?.ok && !answer.redirected ? await answer.text() : "";
    if (role !== this.#role) return;
    if (html) this.#put(html);
    else if ((!answer || answer.status >= 500) && attempt < TRIES)
      setTimeout(() => role === this.#role && this.#fetch(attempt + 1), backoff(attempt));
  }

  /** @param {string} html */
  #put(html) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    this.focus.through(() => {
      for (const part of [...fresh.content.children]) this.#slot(part.id)?.replaceWith(part);
    });
    this.dispatch("came");
  }

  #drop() {
    this.focus.through(() => {
      for (const slot of this.slotTargets) slot.replaceChildren();
    });
  }

  /** @param {string} id */
  #slot(id) {
    return this.slotTargets.find((slot) => slot.id === id);
  }
}
