import { Controller } from "@hotwired/stimulus";
import { localTime } from "#helpers/start_words.js";
import { NO_START } from "#helpers/words.js";

/** @typedef {import("#models/circumstances.js").Facts} Facts */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   titleTarget: HTMLElement, startTarget: HTMLElement, nameTarget: HTMLElement, handleTarget: HTMLElement,
 *   profileTarget: HTMLAnchorElement, lateTarget: HTMLElement, endedTarget: HTMLTimeElement }>}
 */ (Controller);

/** What a space's page says at its head: its title, when it starts or ended, who hosts. */
export default class extends Typed {
  static targets = ["title", "start", "late", "ended", "name", "handle", "profile"];

  connect() {
    this.#end(this.endedTarget.dateTime);
  }

  /** @param {CustomEvent<Facts>} told */
  show({ detail: { title, scheduledFor, endedAt, hostName, hostHandle } }) {
    if (title) write(this.titleTarget, title);
    if (hostName) write(this.nameTarget, hostName);
    if (hostName) write(this.handleTarget, `@${hostHandle}`);
    if (hostName) this.profileTarget.href = `/@${hostHandle}/`;
    this.#end(endedAt);
    // Told without saying anything new, it goes on counting.
    if (at(scheduledFor) === at(this.element.dataset.headAt)) return;
    this.element.dataset.headAt = scheduledFor;
    this.lateTarget.dataset.dueAtValue = scheduledFor;
    this.startTarget.replaceChildren(scheduledFor ? start(scheduledFor) : NO_START);
  }

  /** @param {string} when ISO 8601, or empty while it goes on */
  #end(when) {
    if (!when) return;
    this.endedTarget.dateTime = when;
    write(this.endedTarget, localTime(new Date(when), new Date()));
  }
}

/** @param {string} [time] ISO 8601, or empty */
function at(time) {
  return time ? Date.parse(time) : 0;
}

/**
 * @param {HTMLElement} element
 * @param {string} words
 */
function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/**
 * As the page's own, which counts down.
 * @param {string} dateTime
 */
function start(dateTime) {
  const time = document.createElement("time");
  Object.assign(time, { className: "start", dateTime });
  time.dataset.controller = "countdown";
  return time;
}
