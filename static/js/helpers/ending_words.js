/** What the script says where ending a space is asked about. */
import { gettext, language, ngettext, say } from "#helpers/gettext.js";

/**
 * Who else is there.
 * @param {number} others
 */
export function listening(others) {
  if (others < 1) return gettext("Nobody else is here.");
  const count = new Intl.NumberFormat(language()).format(others);
  return say(ngettext("One person is listening.", "%(count)s people are listening.", others), {
    count,
  });
}
