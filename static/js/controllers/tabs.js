import { Controller } from "@hotwired/stimulus";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   listTarget: HTMLElement, tabTargets: HTMLElement[], panelTargets: HTMLElement[] }>}
 */ (Controller);

/** Sections one at a time, by the ARIA pattern of tabs. Without script they stand one below the other. */
export default class extends Typed {
  static targets = ["list", "tab", "panel"];

  connect() {
    this.listTarget.hidden = false;
    for (const tab of this.tabTargets) {
      const panel = this.#panel(tab);
      panel?.setAttribute("role", "tabpanel");
      panel?.setAttribute("aria-labelledby", tab.id);
    }
    const chosen = this.tabTargets.find(({ ariaSelected }) => ariaSelected === "true");
    if (chosen) this.#show(chosen);
  }

  /** @param {Event} event */
  choose({ currentTarget }) {
    const tab = /** @type {HTMLElement} */ (currentTarget);
    this.#show(tab);
    this.#panel(tab)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const last = this.tabTargets.length - 1;
    const at = this.tabTargets.findIndex((tab) => tab.matches(":focus"));
    const onward = getComputedStyle(this.listTarget).direction === "rtl" ? -1 : 1;
    const to = { ArrowRight: at + onward, ArrowLeft: at - onward, Home: 0, End: last }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const tab = this.tabTargets[(to + last + 1) % (last + 1)];
    this.#show(tab);
    tab.focus();
  }

  /** @param {HTMLElement} chosen */
  #show(chosen) {
    for (const tab of this.tabTargets) {
      const panel = this.#panel(tab);
      tab.ariaSelected = `${tab === chosen}`;
      tab.tabIndex = tab === chosen ? 0 : -1;
      if (panel) panel.hidden = tab !== chosen;
    }
  }

  /** @param {HTMLElement} tab */
  #panel(tab) {
    return this.panelTargets.find(({ id }) => id === tab.getAttribute("aria-controls"));
  }
}
