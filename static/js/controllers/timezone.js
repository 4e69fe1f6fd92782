import { Controller } from "@hotwired/stimulus";

const MINUTE = 60_000;

const Typed = /** @type {import("#helpers/typed.js").With<{ zoneTargets: HTMLElement[] }>} */ (
  Controller
);

/** Tells a form which time zone its reader lives in, in its hidden field: its times are theirs. */
export default class extends Typed {
  static targets = ["zone"];

  connect() {
    const field = this.element.querySelector("input[name=timezone]");
    if (!(field instanceof HTMLInputElement)) return;
    field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const zone of this.zoneTargets) zone.textContent = field.value.replaceAll("_", " ");
    /** @type {NodeListOf<HTMLInputElement>} */
    const times = this.element.querySelectorAll("[data-timezone-at]");
    for (const time of times) time.value = onTheClock(new Date(time.dataset.timezoneAt ?? ""));
  }
}

/**
 * As a field for a time has it.
 * @param {Date} at
 */
function onTheClock(at) {
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}
