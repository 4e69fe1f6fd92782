import { gettext, language, say } from "#helpers/gettext.js";

/**
 * The warning while somebody one blocked may be heard; empty while nobody is.
 * @param {string[]} handles
 */
export function blockedOnStage(handles) {
  if (handles.length === 0) return "";
  const list = new Intl.ListFormat(language(), { type: "unit" });
  const who = list.format(handles.map((handle) => `@${handle}`));
  return say(gettext("Someone you blocked is on stage: %(who)s"), { who });
}
