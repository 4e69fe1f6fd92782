import { Controller } from "@hotwired/stimulus";
import { hostsMeanwhile, NO_START } from "#helpers/words.js";

/** @typedef {import("#models/circumstances.js").Facts} Facts */

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   titleTarget: HTMLElement, startTarget: HTMLElement, nameTarget: HTMLElement, handleTarget: HTMLElement,
 *   meanwhileTarget: HTMLElement }>}
 */ (Controller);

/** What a space's page says at its head: its title, when it starts, who hosts. */
export default class extends Typed {
  static targets = ["title", "start", "name", "handle", "meanwhile"];

  /** @param {CustomEvent<Facts>} told */
  show({ detail: { title, scheduledFor, hostName, hostHandle, standIn } }) {
    if (title) write(this.titleTarget, title);
    if (hostName) write(this.nameTarget, hostName);
    if (hostName) write(this.handleTarget, `@${hostHandle}`);
    write(this.meanwhileTarget, hostsMeanwhile(standIn));
    // Told without saying anything new, it goes on counting.
    if (at(scheduledFor) === at(this.element.dataset.headAt)) return;
    this.element.dataset.headAt = scheduledFor;
    this.startTarget.replaceChildren(scheduledFor ? start(scheduledFor) : NO_START);
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
