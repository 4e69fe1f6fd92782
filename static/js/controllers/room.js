import { Controller } from "@hotwired/stimulus";
import { KeptFocus } from "#helpers/kept_focus.js";
import { readNames, readPage } from "#helpers/page.js";
import { belongs } from "#helpers/parts.js";
import { fullest, sentence, title } from "#helpers/words.js";
import { AudioSlots } from "#models/audio_slots.js";
import { presentVisit } from "#models/present_visit.js";
import { StageAudio } from "#models/stage_audio.js";
import { Visit } from "#models/visit.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   peakValue: number, hostTargets: HTMLElement[], askedTargets: HTMLElement[], wordsTarget: HTMLElement,
 *   peakTarget: HTMLElement, partTargets: HTMLElement[], kept: import("#models/kept_visit.js").KeptVisit, focus: KeptFocus }>}
 */ (Controller);

/**
 * Beside the body, which another page replaces while somebody browses on: an element that leaves the document, for a
 * moment even, stops playing.
 */
const ears = new AudioSlots(() => document.documentElement.appendChild(new Audio()));

/**
 * A space's page: the view of my visit decides which parts show and what the bar says.
 * Stage, house, hands and microphone are controllers of their own, told by events.
 */
export default class extends Typed {
  static targets = ["part", "words", "peak", "host", "asked"];
  static values = { peak: Number };

  initialize() {
    this.focus = new KeptFocus(this.element);
  }

  connect() {
    const page = readPage(this.element);
    const told = {
      view: () => this.show(),
      tell: (/** @type {string} */ name, /** @type {any} */ detail) =>
        this.dispatch(name, { detail }),
    };
    const { origin } = location;
    this.kept = presentVisit.open(page, readNames(this.element), told, (told) => {
      const sound = (/** @type {any} */ heard) => new StageAudio(heard, ears);
      return new Visit({ ...page, origin, sound, told });
    });
    this.show();
    // The controllers within connect after this one.
    queueMicrotask(() => this.kept.goOn(page));
  }

  disconnect() {
    presentVisit.close(this.kept);
  }

  get visit() {
    return this.kept.visit;
  }

  listen() {
    this.visit.listening.listen();
  }

  leave() {
    this.visit.listening.leave();
  }

  hear() {
    this.visit.audio.allowPlayback();
  }

  /** The page has parts that it had not: ask for all they show, and say which of them belong. */
  renew() {
    this.visit.news.following.renew();
    this.show();
  }

  /** @param {CustomEvent<{ person: string }>} turned louder or softer */
  tune({ detail: { person } }) {
    this.visit.audio.slots.tune(person);
  }

  /**
   * Say something in the bar.
   * @param {string} words
   */
  say(words) {
    // Said anew only when it is new: a screen reader would read it out again.
    if (this.wordsTarget.textContent !== words) this.wordsTarget.textContent = words;
  }

  /** @param {CustomEvent<Error>} refused */
  refused({ detail: { message } }) {
    this.say(message);
  }

  show() {
    const { visit } = this;
    this.focus.through(() => this.#arrange());
    this.element.dataset.view = visit.view;
    this.element.dataset.moderates = `${visit.moderates}`;
    this.say(visit.trouble?.message || sentence(visit.situation));
    this.dispatch("situation", { detail: visit.situation });
    this.peakTarget.textContent = fullest(Math.max(visit.peak, this.peakValue));
    document.title = title(visit.situation, visit.situation.title);
    document.documentElement.dataset.theme = visit.state === "live" ? "dark" : "";
  }

  #arrange() {
    const { situation } = this.visit;
    for (const part of this.partTargets) part.hidden = !belongs(part.dataset, situation);
    for (const clock of this.hostTargets) clock.dataset.untilAtValue = situation.hostDue;
    for (const clock of this.askedTargets) clock.dataset.untilAtValue = situation.askedUntil;
  }
}
