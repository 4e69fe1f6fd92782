/** What is wrong with a field of a form, and how to do it right. */
import { gettext, number, say } from "#helpers/gettext.js";

/**
 * Empty for a field that is right.
 * @param {{ validity: Partial<ValidityState>, type: string, min?: string, max?: string }} field
 */
export function wrongWith({ validity, type, min = "", max = "" }) {
  if (validity.valid) return "";
  if (validity.badInput && type === "datetime-local")
    return gettext("Give a day and a time, or leave both empty.");
  if (validity.badInput || validity.rangeUnderflow || validity.rangeOverflow)
    return say(gettext("Give a number from %(least)s to %(most)s."), {
      least: number(Number(min)),
      most: number(Number(max)),
    });
  if (validity.valueMissing)
    return type === "file" ? gettext("Choose a file.") : gettext("Fill this in.");
  if (type === "email") return gettext("Give an address such as name@example.org.");
  return gettext("This does not fit here.");
}
