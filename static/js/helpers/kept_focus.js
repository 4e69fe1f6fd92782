/** Keeps the keyboard's place: a button that goes away hands the focus to the next one that appears. */
export class KeptFocus {
  #lost = false;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
  }

  /**
   * Change which buttons are hidden.
   * @param {() => void} change
   */
  through(change) {
    const focused = document.activeElement;
    change();
    if (focused?.closest("[hidden]")) this.#lost = true;
    else if (focused !== document.body) this.#lost = false;
    if (this.#lost) this.#next()?.focus();
  }

  /** Never a form's button: what was pressed twice by mistake must not end a space. */
  #next() {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = this.element.querySelectorAll("button[type=button]");
    return [...buttons].find((button) => !button.closest("[hidden]"));
  }
}
