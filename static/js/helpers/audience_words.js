/** What the script says about the audience's list. */
import { gettext, ngettext, number, say } from "#helpers/gettext.js";

/**
 * What stands beside a name: who they are here.
 * @param {string | null} role
 */
export function roleWord(role) {
  if (role === "host") return gettext("host");
  if (role === "moderator") return gettext("moderator");
  return role === "guest" ? gettext("guest") : "";
}

/**
 * How many listen beside those whose names are shown.
 * @param {number} shown
 * @param {number} more
 */
export function andMore(shown, more) {
  if (!more) return shown ? "" : gettext("Nobody is in the audience yet.");
  const sentence = shown
    ? ngettext("and %(count)s more", "and %(count)s more", more)
    : ngettext("%(count)s listener, only counted", "%(count)s listeners, only counted", more);
  return say(sentence, { count: number(more) });
}

/**
 * What a search for a name came to.
 * @param {number} shown
 * @param {number} more
 */
export function foundMore(shown, more) {
  if (!shown) return gettext("Nobody who is shown has that in their name.");
  if (!more) return "";
  return say(ngettext("and %(count)s more of that name", "and %(count)s more of that name", more), {
    count: number(more),
  });
}

/**
 * How the audience shows me.
 * @param {{ name: string | null, shown: boolean }} me
 * @param {boolean} [raised] whether my hand is up
 */
export function shownAs({ name, shown }, raised = false) {
  if (shown && name) return say(gettext("Everybody here sees you as %(name)s."), { name });
  if (raised)
    return gettext(
      "Only counted in the audience. While your hand is up, host and moderators see your name.",
    );
  return gettext(
    "Only counted: nobody sees your name, moderators neither, unless you raise a hand.",
  );
}
