/** What the mini player says. */
import { gettext, say } from "#helpers/gettext.js";

/**
 * Who speaks just now.
 * @param {string[]} names
 */
export function speaking([first, second, ...others]) {
  if (!first) return "";
  if (!second) return say(gettext("%(first)s is speaking."), { first });
  if (others.length === 0)
    return say(gettext("%(first)s and %(second)s are speaking."), { first, second });
  return say(gettext("%(first)s, %(second)s and others are speaking."), { first, second });
}

/** What a phone's lock screen says beside the title. */
export const SOURCE = "Rostrum";
