import { Controller } from "@hotwired/stimulus";
import { SpaceRequests } from "#models/space_requests.js";

const Typed =
  /** @type {import("#helpers/typed.js").With<{ slugValue: string, requests: SpaceRequests }>} */ (
    Controller
  );

/**
 * The forms of a space's page, each posting one verb: with script they leave the page, and its sound,
 * alone. What came of it is told like everybody else's doing; only a refusal is ours to say.
 */
export default class extends Typed {
  static values = { slug: String };

  initialize() {
    this.requests = new SpaceRequests(this.slugValue);
  }

  /** @param {SubmitEvent} event */
  async post(event) {
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    const { action } = form;
    let agreed = false;
    form.ariaBusy = "true";
    this.dispatch("asked", { detail: { action } });
    try {
      await this.requests.post(action, new FormData(form));
      agreed = true;
      form.reset();
    } catch (refusal) {
      const { code } = /** @type {{ code?: string }} */ (refusal);
      if (code === "name_needed") this.dispatch("nameless", { detail: { form } });
      else this.dispatch("refused", { detail: /** @type {Error} */ (refusal) });
    } finally {
      form.ariaBusy = "false";
      this.dispatch("answered", { detail: { action, agreed } });
    }
  }
}
