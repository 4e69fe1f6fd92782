import { gettext } from "#helpers/gettext.js";

/**
 * What may go wrong with a visit: a code to decide by, and what to show: what happened, what it means, what to do. The
 * server's refusals have the same shape.
 *
 * @typedef {{ code: string, message: string }} Trouble
 */

/** @type {Trouble} */
export const UNREACHABLE = {
  code: "unreachable",
  message: gettext("The site can’t be reached. Check your connection and try again."),
};

/** @type {Trouble} */
export const NO_SOUND = {
  code: "no_sound",
  message: gettext("The sound could not be reached from this network. Try again in a moment."),
};

/** @type {Trouble} */
export const NO_WAY_UP = {
  code: "no_way_up",
  message: gettext(
    "You’re on stage, but nobody can hear you: this network lets no microphone through. You go on hearing the broadcast.",
  ),
};

/** @type {Trouble} The media threw me out; nobody has said yet why. */
export const THROWN_OUT = {
  code: "thrown_out",
  message: gettext(
    "Your sound was stopped. If somebody decided that, it will say so here. You can also try again.",
  ),
};

/** @type {Trouble} */
export const REMOVED = {
  code: "removed",
  message: gettext("A moderator removed you. You can come back."),
};

/** @type {Trouble} */
export const PRIVATE_NOW = {
  code: "private",
  message: gettext("This space is private now, and open only to people who were invited."),
};

/** @type {Trouble} It is none any more: the space was locked, and is not now. */
export const OPEN_AGAIN = {
  code: "open_again",
  message: gettext("This space is open again. Listen when you like."),
};

/** The code of the server’s refusal at a locked door. */
export const LOCKED = "space_locked";

/** Those whose cause may lie between me and the server. */
export const OF_THE_CONNECTION = new Set(
  [UNREACHABLE, NO_SOUND, NO_WAY_UP].map(({ code }) => code),
);
