import { Controller } from "@hotwired/stimulus";
import { asking, failure, refused } from "#helpers/microphone_words.js";
import { speaking } from "#helpers/mini_player_words.js";
import { sentence } from "#helpers/words.js";
import { MediaControls } from "#models/media_controls.js";
import { presentVisit } from "#models/present_visit.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   liveTarget: HTMLElement, titleTarget: HTMLElement, wordsTarget: HTMLElement, speakingTarget: HTMLElement,
 *   unmuteTarget: HTMLElement, muteTarget: HTMLElement, listenTarget: HTMLElement, backTarget: HTMLAnchorElement,
 *   leaveTarget: HTMLElement, closeTarget: HTMLElement, changed: () => void }>}
 */ (Controller);

const controls = new MediaControls(presentVisit);

/** The space that goes on being heard while its listener looks around; on its own page the room says it all. */
export default class extends Typed {
  static targets = [
    ...["live", "title", "words", "speaking", "unmute", "mute", "listen", "back", "leave", "close"],
  ];
  #trouble = "";

  connect() {
    this.changed = () => this.show();
    presentVisit.watch(this.changed);
    this.show();
  }

  disconnect() {
    presentVisit.unwatch(this.changed);
  }

  show() {
    const { kept } = presentVisit;
    controls.show();
    this.element.hidden = !kept || kept.isShown;
    if (!kept || kept.isShown) return;
    const { visit, goesOn, speakers, slug } = kept;
    const { situation } = visit;
    const speaks = visit.view === "hearing" && situation.onStage && !situation.held;
    write(this.titleTarget, situation.title);
    write(this.wordsTarget, this.#trouble || visit.trouble?.message || sentence(situation));
    write(this.speakingTarget, goesOn ? speaking(speakers) : "");
    this.backTarget.href = `/s/${slug}/`;
    this.liveTarget.hidden = visit.state !== "live";
    this.unmuteTarget.hidden = !speaks || visit.heard;
    this.muteTarget.hidden = !speaks || !visit.heard;
    this.listenTarget.hidden = visit.view !== "apart" && visit.view !== "elsewhere";
    this.leaveTarget.hidden = !goesOn;
    this.closeTarget.hidden = goesOn;
  }

  leave() {
    presentVisit.leave();
    this.arrive();
  }

  listen() {
    presentVisit.kept?.visit.listening.listen();
  }

  async toggle() {
    const { audio, heard } = /** @type {any} */ (presentVisit.kept).visit;
    this.#trouble = heard ? "" : asking();
    this.show();
    try {
      await (heard ? audio.mute() : audio.unmute());
      this.#trouble = "";
    } catch (error) {
      this.#trouble = refused(failure(error));
    }
    this.show();
    (heard ? this.unmuteTarget : this.muteTarget).focus();
  }

  /**
   * The next page's own light, which Turbo would not bring.
   * @param {CustomEvent<{ newBody: HTMLElement }>} rendering
   */
  dress({ detail: { newBody } }) {
    document.documentElement.dataset.theme = newBody.parentElement?.dataset.theme ?? "";
  }

  /** Whoever had the focus on something that is gone goes on at the content. */
  arrive() {
    const main = document.getElementById("content");
    if (!main || document.activeElement !== document.body) return;
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} words
 */
function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
