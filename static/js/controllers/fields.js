import { Controller } from "@hotwired/stimulus";
import { wrongWith } from "#helpers/field_words.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/**
 * A form says beside its fields what is wrong with them, in the page's language: a browser's own bubbles speak another
 * one, and fade. Without script they do all the same.
 */
export default class extends Controller {
  connect() {
    this.form.noValidate = true;
    this.form.addEventListener("submit", this);
    this.form.addEventListener("input", this);
    // After a refusal the keyboard is where there is something to mend.
    if (document.activeElement === document.body) this.#firstWrong?.focus();
  }

  disconnect() {
    this.form.removeEventListener("submit", this);
    this.form.removeEventListener("input", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "submit") this.#check(event);
    else if (/** @type {Field} */ (event.target).ariaInvalid === "true") this.#mend(event.target);
  }

  /** @param {Event} event */
  #check(event) {
    const fields = /** @type {Field[]} */ ([...this.form.elements]).filter(
      (one) => one.willValidate,
    );
    for (const field of fields) say(field, wrongWith(/** @type {HTMLInputElement} */ (field)));
    if (this.form.checkValidity()) return;
    event.preventDefault();
    this.#firstWrong?.focus();
  }

  /** @param {EventTarget | null} target a field that was wrong and is being changed */
  #mend(target) {
    const field = /** @type {HTMLInputElement} */ (target);
    if (field.validity.valid) say(field, "");
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.element);
  }

  /** @returns {HTMLElement | null} */
  get #firstWrong() {
    return this.form.querySelector("[aria-invalid=true]");
  }
}

/**
 * As the server's own errors: a list below the field, which describes it.
 * @param {Field} field
 * @param {string} words empty where nothing is wrong
 */
function say(field, words) {
  const id = `${field.id}_error`;
  document.getElementById(id)?.remove();
  if (words) field.ariaInvalid = "true";
  else field.removeAttribute("aria-invalid");
  const described = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  const others = described.filter((one) => one !== id);
  field.setAttribute("aria-describedby", [...others, ...(words ? [id] : [])].join(" "));
  if (!words) return;
  const list = document.createElement("ul");
  const item = document.createElement("li");
  Object.assign(list, { id, className: "errorlist" });
  item.textContent = words;
  list.append(item);
  field.closest(".field")?.append(list);
}
