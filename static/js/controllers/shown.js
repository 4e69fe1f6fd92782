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

  initialize() {
    this.requests = new SpaceRequests(this.slugValue);
  }

  /** Asked once, when the list is: not by everybody at the moment at which they come in. */
  look() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#say(this.requests.shown());
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
    this.#isNameless = !me.name;
    const [show, count] = this.choiceTargets;
    show.ariaPressed = `${me.shown}`;
    count.ariaPressed = `${!me.shown}`;
    this.wordsTarget.textContent = shownAs(me);
    this.dispatch("said");
  }
}
