import { Controller } from "@hotwired/stimulus";
import { portray } from "#helpers/portrait.js";

/** Somebody hears the stage: the sound is there, and pictures are not in its way any more. */
const SEATED = new Set(["hearing", "reconnecting", "elsewhere"]);

/** The pictures of those on stage. A wave of people who only look at the page fetches none. */
export default class extends Controller {
  connect() {
    this.show();
  }

  show() {
    const main = /** @type {HTMLElement | null} */ (this.element.closest("main"));
    if (!SEATED.has(main?.dataset.view ?? "")) return;
    /** @type {NodeListOf<HTMLElement>} */
    const tiles = this.element.querySelectorAll(".speaker");
    for (const tile of tiles) {
      const face = tile.querySelector(".face");
      if (face) portray(face, tile.dataset.picture ?? "");
    }
  }
}
