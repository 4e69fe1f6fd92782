import { Controller } from "@hotwired/stimulus";
import { fill } from "#helpers/device_menu.js";
import { failure, nameless, namelessSpeaker, refused } from "#helpers/microphone_words.js";
import { Devices, standing } from "#models/devices.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   microphoneTarget: HTMLSelectElement, speakerTarget: HTMLSelectElement, speakerFieldTarget: HTMLElement,
 *   quietTarget: HTMLInputElement, musicTarget: HTMLInputElement, wordsTarget: HTMLElement,
 *   roomOutlet: import("#controllers/room.js").default }>}
 */ (Controller);

/** Which microphone and speaker are used, and how: the menus follow what is plugged in and out. */
export default class extends Typed {
  static targets = ["microphone", "speaker", "speakerField", "quiet", "music", "words"];
  static outlets = ["room"];
  #devices = new Devices();
  /** @type {(() => void)[]} */
  #watched = [];

  get #microphone() {
    return this.roomOutlet.visit.audio.microphone;
  }

  roomOutletConnected() {
    const list = () => this.list();
    this.#watched = [this.#microphone.watch({ source: list }), this.#devices.watch(list)];
    list();
  }

  roomOutletDisconnected() {
    for (const unwatch of this.#watched) unwatch();
  }

  async list() {
    const { microphones, speakers } = await this.#devices.list();
    const { choice, standsIn } = this.#microphone;
    const { speaker } = choice;
    fill(this.microphoneTarget, microphones, standsIn ? "" : choice.microphone, nameless);
    fill(this.speakerTarget, speakers, speaker, namelessSpeaker);
    // Plugged in again the chosen one is used again; until then the system's own.
    if (speaker && speakers.length) this.#playThrough(standing(speakers, speaker));
    this.speakerFieldTarget.hidden =
      speakers.length === 0 || !("setSinkId" in HTMLMediaElement.prototype);
    this.quietTarget.checked = choice.quiet && !choice.music;
    this.quietTarget.disabled = choice.music;
    this.musicTarget.checked = choice.music;
  }

  chooseMicrophone() {
    return this.#choose({ microphone: this.microphoneTarget.value });
  }

  chooseQuiet() {
    return this.#choose({ quiet: this.quietTarget.checked });
  }

  chooseMusic() {
    return this.#choose({ music: this.musicTarget.checked }, { anew: true });
  }

  async chooseSpeaker() {
    const speaker = this.speakerTarget.value;
    this.#microphone.choice.keep({ speaker });
    await this.#playThrough(speaker);
  }

  /** @param {string} speaker */
  #playThrough(speaker) {
    return this.roomOutlet.visit.audio.slots.playThrough(speaker);
  }

  /**
   * @param {Partial<import("#helpers/microphone_settings.js").Settings>} chosen
   * @param {{ anew?: boolean }} [how]
   */
  async #choose(chosen, how) {
    const { choice } = this.#microphone;
    const { microphone, quiet, music } = choice;
    this.wordsTarget.textContent = "";
    choice.keep(chosen);
    try {
      await this.#microphone.renew(how);
    } catch (error) {
      choice.keep({ microphone, quiet, music });
      this.wordsTarget.textContent = refused(failure(error));
    }
    await this.list();
  }
}
