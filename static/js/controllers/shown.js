import { Controller } from "@hotwired/stimulus";
import { shownAs } from "#helpers/audience_words.js";
import { SpaceRequests } from "#models/space_requests.js";

const Typed = /**
 * @type {import("#helpers/typed.js").With<{
 *   slugValue: string, wordsTarget: HTMLElement, choiceTargets: HTMLButtonElement[], requests: SpaceRequests }>}
 */ (Controller);

/** Whether the audience's list shows me by name, and choosing it. */
export default class extends Typed {
  static targets = ["words", "choice"];
  static values = { slug: String };
  #isAsked = false;
  #isNameless = false;
  #isRaised = false;
  /** @type {import("#models/protocol.js").Shown | null} */
  #me = null;

  initialize() {
    this.requests = new SpaceRequests(this.slugValue);
  }

  /** Asked once, when the list is: not by everybody at the moment at which they come in. */
  look() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#say(this.requests.shown());
  }

  /**
   * Whoever raises a hand is seen by some.
   * @param {CustomEvent<{ hand: string }>} told
   */
  raise({ detail: { hand } }) {
    this.#isRaised = hand === "up";
    if (this.#isRaised) this.look();
    this.#write();
  }

  /** My pass says something new: everybody's list follows. */
  tell() {
    this.#isAsked = true;
    this.#isNameless = false;
    return this.#say(this.requests.tellShown());
  }

  /** @param {SubmitEvent} event */
  async choose(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    if (this.#isNameless) this.#needName(form);
    else await this.#post(form);
  }

  /** @param {HTMLFormElement} form */
  async #post(form) {
    try {
      await this.requests.post(form.action, new FormData(form));
      await this.tell();
    } catch (error) {
      const refusal = /** @type {import("#models/space_requests.js").Refusal} */ (error);
      if (refusal.code === "name_needed") this.#needName(form);
      else this.wordsTarget.textContent = refusal.message;
    }
  }

  /**
   * Whoever is nobody yet is asked who they are, and the form is sent once they have said.
   * @param {HTMLFormElement} form
   */
  #needName(form) {
    this.dispatch("nameless", { prefix: "verb", detail: { form } });
  }

  /** @param {Promise<import("#models/protocol.js").Shown>} asked */
  async #say(asked) {
    const me = await asked.catch(() => null);
    if (!me) return;
    this.#me = me;
    this.#isNameless = !me.name;
    const [show, count] = this.choiceTargets;
    show.ariaPressed = `${me.shown}`;
    count.ariaPressed = `${!me.shown}`;
    this.#write();
    this.dispatch("said");
  }

  /** Only what is new: a screen reader says it. */
  #write() {
    if (!this.#me) return;
    const words = shownAs(this.#me, this.#isRaised);
    if (this.wordsTarget.textContent !== words) this.wordsTarget.textContent = words;
  }
}
