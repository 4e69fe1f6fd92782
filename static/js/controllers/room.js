import { Controller } from "@hotwired/stimulus";
import { KeptFocus } from "#helpers/kept_focus.js";
import { fullest, sentence, title } from "#helpers/words.js";
import { AudioSlots } from "#models/audio_slots.js";
import { StageAudio } from "#models/stage_audio.js";
import { Visit } from "#models/visit.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   slugValue: string, titleValue: string, stateValue: string, seqValue: number, peakValue: number,
 *   onStageValue: boolean, wordsTarget: HTMLElement,
 *   audioTarget: HTMLElement, peakTarget: HTMLElement, partTargets: HTMLElement[], visit: Visit, focus: KeptFocus }>}
 */ (Controller);

/**
 * A space's page: the view of my visit decides which parts show and what the bar says. A part names
 * its views in `data-when` and, in `data-place`, whether it is for the stage or for the audience.
 * Stage, house and microphone are controllers of their own, told by events.
 */
export default class extends Typed {
  static targets = ["part", "words", "audio", "peak"];
  static values = {
    slug: String,
    title: String,
    state: String,
    seq: Number,
    onStage: Boolean,
    peak: Number,
  };

  initialize() {
    this.focus = new KeptFocus(this.element);
    this.visit = new Visit({
      slug: this.slugValue,
      state: this.stateValue,
      seq: this.seqValue,
      onStage: this.onStageValue,
      origin: location.origin,
      sound: (told) =>
        new StageAudio(told, new AudioSlots(() => this.audioTarget.appendChild(new Audio()))),
      told: {
        view: () => this.show(),
        tell: (name, detail) => this.dispatch(name, { detail }),
      },
    });
  }

  connect() {
    this.show();
    this.visit.begin();
  }

  disconnect() {
    this.visit.close();
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

  /**
   * Say something in the bar.
   * @param {string} words
   */
  say(words) {
    this.wordsTarget.textContent = words;
  }

  show() {
    const { visit } = this;
    this.focus.through(() => this.#arrange());
    this.element.dataset.view = visit.view;
    this.say(visit.trouble || sentence(visit));
    this.peakTarget.textContent = fullest(Math.max(visit.peak, this.peakValue));
    document.title = title(visit, this.titleValue);
    document.documentElement.dataset.theme = visit.state === "live" ? "dark" : "";
  }

  #arrange() {
    const place = this.visit.onStage ? "stage" : "audience";
    for (const part of this.partTargets) {
      const { when = "", place: whose = place } = part.dataset;
      part.hidden = whose !== place || !when.split(" ").includes(this.visit.view);
    }
  }
}
