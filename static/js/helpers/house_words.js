/** What the script says about the audience, in numbers. */
import { gettext, ngettext, number, say } from "#helpers/gettext.js";
import { handsUp } from "#helpers/hand_words.js";

/**
 * The house in one sentence. A hand stays up while its owner is away, so more can be up than there are people.
 * @param {number} now
 * @param {number} [hands] how many are up
 */
export function here(now, hands = 0) {
  const people = say(ngettext("%(count)s here", "%(count)s here", now), { count: number(now) });
  if (!hands) return people;
  const words =
    hands > now
      ? gettext("%(people)s · %(hands)s, counting people who are away")
      : gettext("%(people)s · %(hands)s");
  return say(words, { people, hands: handsUp(hands) });
}

/**
 * The fullest the house has been, said only when some have left since.
 * @param {number} peak
 * @param {number} now
 */
export function atMost(peak, now) {
  return peak > now ? say(gettext("%(count)s at its fullest"), { count: number(peak) }) : "";
}

/**
 * What one light of the drawing stands for.
 * @param {number} each
 */
export function oneLight(each) {
  if (each === 1) return gettext("one person");
  return say(ngettext("%(count)s person", "%(count)s people", each), { count: number(each) });
}

/**
 * The fullest moment, once all is over.
 * @param {number} most
 */
export function fullest(most) {
  if (most < 1) return "";
  const words = ngettext(
    "At its fullest, one person was here.",
    "At its fullest, %(count)s people were here.",
    most,
  );
  return say(words, { count: number(most) });
}
