import { Controller } from "@hotwired/stimulus";
import { copyOf } from "#helpers/copies.js";
import { calledAt, goneFromStage, standing } from "#helpers/stage_words.js";
import { mayDecide } from "#helpers/tile_facts.js";
import { nameOn } from "#helpers/tiles.js";
import { softens, VOLUMES } from "#models/volumes.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   appointsValue: boolean, dialogTarget: HTMLDialogElement, contentTarget: HTMLTemplateElement,
 *   volumeTarget: HTMLInputElement, shownTarget: HTMLOutputElement }>}
 */ (Controller);

/** The sheet about somebody on stage: who they are and how, how loud I hear them, and what may be decided about them. */
export default class extends Typed {
  static targets = ["dialog", "content", "volume", "shown"];
  static values = { appoints: Boolean };
  #person = "";

  /** The server's, and another once I become a moderator or the host. @param {HTMLTemplateElement} content */
  contentTargetConnected({ dataset }) {
    this.appointsValue = dataset.appoints === "true";
  }

  /** @param {Event} tapped on a tile */
  open({ currentTarget }) {
    const tile = /** @type {HTMLElement} */ (currentTarget).closest("li");
    const { person = "", handle = "", ...facts } = tile?.dataset ?? {};
    const parts = { name: nameOn(tile), handle: calledAt(handle) };
    const content = copyOf(this.contentTarget, person, parts);
    const unfit = [
      ...(facts.me === "true" ? ["volume", "report", "block"] : []),
      ...(mayDecide(facts, this.appointsValue) ? [] : ["verbs"]),
      ...(handle ? [] : ["appoint", "dismiss", "profile", "block"]),
    ];
    for (const part of unfit) content.querySelector(`[data-part=${part}]`)?.remove();
    const profile = content.querySelector("a[data-part=profile]");
    if (profile instanceof HTMLAnchorElement) profile.href = `/@${handle}/`;
    this.#person = person;
    this.dialogTarget.replaceChildren(content);
    this.renew();
    this.dialogTarget.showModal();
  }

  close() {
    this.dialogTarget.close();
  }

  /** Something about the stage has changed: what the sheet says stays true. */
  renew() {
    const content = /** @type {HTMLElement | null} */ (this.dialogTarget.firstElementChild);
    if (!content) return;
    const tile = this.#tile;
    const { role = "", held = "" } = tile?.dataset ?? {};
    Object.assign(content.dataset, { role, held });
    const state = content.querySelector("[data-part=state]");
    const words = tile ? standing(tile.dataset) : goneFromStage();
    if (state && state.textContent !== words) state.textContent = words;
    /** @type {NodeListOf<HTMLButtonElement>} */
    const ofTheStage = content.querySelectorAll("[data-on-stage] button");
    for (const button of ofTheStage) button.disabled = !tile;
  }

  /** @param {HTMLInputElement} slider */
  volumeTargetConnected(slider) {
    if (!softens()) slider.step = "100";
    slider.value = `${VOLUMES.of(this.#person) * 100}`;
    this.#say();
  }

  turn() {
    const volume = Number(this.volumeTarget.value) / 100;
    VOLUMES.choose(this.#person, volume);
    this.dispatch("turned", { detail: { person: this.#person } });
    this.#say();
  }

  #say() {
    this.shownTarget.textContent = `${this.volumeTarget.value} %`;
  }

  /** @returns {HTMLElement | null} */
  get #tile() {
    return this.element.querySelector(`li[data-person="${this.#person}"]`);
  }
}
