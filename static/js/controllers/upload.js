import { Controller } from "@hotwired/stimulus";

/** A form that is sent as soon as its file is chosen. */
export default class extends Controller {
  send() {
    /** @type {HTMLFormElement} */ (this.element).requestSubmit();
  }
}
