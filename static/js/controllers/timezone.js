import { Controller } from "@hotwired/stimulus";

/** Tells a form which time zone its reader lives in, in its hidden field. */
export default class extends Controller {
  connect() {
    const field = this.element.querySelector("input[name=timezone]");
    if (field instanceof HTMLInputElement)
      field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}
