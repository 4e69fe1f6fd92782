/** What is about to happen to somebody, once a moderator has pressed a verb about them. */
import { gettext } from "#helpers/gettext.js";

/** @type {Record<string, () => string>} by the last words of the verb's address */
const DOING = {
  "people mute": () => gettext("muting…"),
  "people move-to-audience": () => gettext("moving to the audience…"),
  "people invite-to-stage": () => gettext("inviting to the stage…"),
  "people hold": () => gettext("keeping muted…"),
  "people release": () => gettext("letting them unmute…"),
  "people remove": () => gettext("removing…"),
  "people ban": () => gettext("banning…"),
  "people appoint": () => gettext("making a moderator…"),
  "people dismiss": () => gettext("making no moderator any more…"),
  "hands accept": () => gettext("accepting…"),
  "hands dismiss": () => gettext("dismissing…"),
};

/** @param {string} verb */
export function doing(verb) {
  return DOING[verb]?.() ?? "";
}

export function unanswered() {
  return gettext("The site hasn’t answered. Nothing has changed so far; try again if it stays so.");
}
