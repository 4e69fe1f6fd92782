/** Keeps the keyboard's place: a button that goes away hands the focus to the next one that appears. */
export class KeptFocus {
  /** @type {Element | null} the button that went away */
  #lost = null;

  /**
   * @param {HTMLElement} element
   * @param {HTMLElement} [rest] where the focus may rest when no button is near
   */
  constructor(element, rest) {
    this.element = element;
    this.rest = rest;
  }

  /**
   * Change which buttons there are.
   * @param {() => void} change
   */
  through(change) {
    const focused = document.activeElement;
    const together = focused?.closest("[data-together]") ?? null;
    change();
    if (focused?.closest("[hidden]") || !focused?.isConnected) this.#lost = together ?? focused;
    else if (focused !== document.body) this.#lost = null;
    if (this.#lost) this.#next(this.#lost)?.focus();
  }

  /**
   * The button beside it, which undoes it; else never a form's: what was pressed twice by mistake must
   * not end a space.
   * @param {Element} lost
   */
  #next(lost) {
    /** @type {NodeListOf<HTMLElement>} */
    const beside = lost.querySelectorAll("button");
    /** @type {NodeListOf<HTMLElement>} */
    const others = this.element.querySelectorAll("button[type=button]:not([role=tab])");
    const there = (/** @type {HTMLElement} */ button) =>
      button.isConnected && !button.closest("[hidden]");
    return [...beside].find(there) ?? this.rest ?? [...others].find(there);
  }
}
