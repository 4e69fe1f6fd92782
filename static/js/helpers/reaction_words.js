/** What the script says about reactions. */
import { listed, ngettext, number, say } from "#helpers/gettext.js";

/** @type {Record<string, (count: number) => string>} */
const COUNTED = {
  clap: (count) => ngettext("%(count)s clap", "%(count)s claps", count),
  heart: (count) => ngettext("%(count)s heart", "%(count)s hearts", count),
  laugh: (count) => ngettext("%(count)s laugh", "%(count)s laughs", count),
  wow: (count) => ngettext("%(count)s wow", "%(count)s wows", count),
  agree: (count) => ngettext("%(count)s nod", "%(count)s nods", count),
};

/**
 * What came since the last time, in a sentence.
 * @param {Record<string, number>} reactions kind → how many
 */
export function reacted(reactions) {
  return listed(
    Object.entries(reactions).map(([kind, count]) =>
      say(COUNTED[kind]?.(count) ?? `%(count)s ${kind}`, { count: number(count) }),
    ),
  );
}
