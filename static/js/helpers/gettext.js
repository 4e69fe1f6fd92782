/**
 * The script's twin of Django's gettext: English is written in the code, and the page's catalogue, if it has one, says
 * it in the reader's language. Values are named: `say(gettext("%(name)s is on stage."), { name })`.
 *
 * @typedef {object} Catalogue as Django's JavaScriptCatalog leaves it on the page
 * @property {(text: string) => string} gettext
 * @property {(one: string, more: string, count: number) => string} ngettext
 */

/** @returns {Catalogue | undefined} */
const catalogue = () => /** @type {any} */ (globalThis).django;

/** @param {string} text */
export function gettext(text) {
  return catalogue()?.gettext(text) ?? text;
}

/**
 * @param {string} one
 * @param {string} more
 * @param {number} count
 */
export function ngettext(one, more, count) {
  return catalogue()?.ngettext(one, more, count) ?? (count === 1 ? one : more);
}

/**
 * A sentence with its values filled in.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function say(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (whole, name) => `${values[name] ?? whole}`);
}

/**
 * What is said of somebody or something, one after the other: the comma is the language's own.
 * @param {(string | false | undefined)[]} words those that are empty are left out
 */
export function listed(words) {
  return words.filter(Boolean).join(gettext(", "));
}

/** The language of the page, for `Intl`. */
export function language() {
  return globalThis.document?.documentElement.lang || "en";
}

/**
 * As the page's language writes it.
 * @param {number} value
 */
export function number(value) {
  return new Intl.NumberFormat(language()).format(value);
}

/**
 * Whose way of writing dates a language has here: as the server writes them, the day first and 24 hours.
 * @param {string} language
 */
export function dated(language) {
  return language === "en" ? "en-GB" : language;
}

/**
 * A day and a time, on the reader's clock.
 * @param {string} at ISO 8601
 */
export function moment(at) {
  /** @type {Intl.DateTimeFormatOptions} */
  const style = { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" };
  return new Intl.DateTimeFormat(dated(language()), style).format(new Date(at));
}
