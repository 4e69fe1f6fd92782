import { Controller } from "@hotwired/stimulus";
import { localTime } from "#helpers/start_words.js";

/** A `<time datetime>` as the server wrote it becomes the reader's own day and time. */
export default class extends Controller {
  connect() {
    const at = new Date(/** @type {HTMLTimeElement} */ (this.element).dateTime);
    if (!Number.isNaN(at.getTime())) this.element.textContent = localTime(at, new Date());
  }
}
