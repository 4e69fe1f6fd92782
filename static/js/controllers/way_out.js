import { Controller } from "@hotwired/stimulus";
import { appOf, intent } from "#helpers/browsers.js";

const Typed =
  /** @type {import("#helpers/typed.js").With<{ linkTarget: HTMLInputElement, openTarget: HTMLAnchorElement }>} */ (
    Controller
  );

/** Out of an app's own browser, to this page in a real one: by its link, and on Android at once. */
export default class extends Typed {
  static targets = ["link", "open"];

  connect() {
    const address = location.origin + location.pathname + location.search;
    const app = appOf(navigator.userAgent);
    this.linkTarget.value = address;
    this.openTarget.hidden = !app?.android;
    if (app?.android) this.openTarget.href = intent(address);
  }
}
