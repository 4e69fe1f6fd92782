import { gettext } from "#helpers/gettext.js";

/**
 * What may go wrong with a visit: a code to decide by, and what to show: what happened, what it means, what to do. The
 * server's refusals have the same shape.
 *
 * @typedef {{ code: string, message: string }} Trouble
 */

/**
 * @param {string} code
 * @param {string} message
 * @returns {Trouble}
 */
const trouble = (code, message) => ({ code, message });

export const UNREACHABLE = trouble(
  "unreachable",
  gettext("The site can’t be reached. Check your connection and try again."),
);
export const NO_SOUND = trouble(
  "no_sound",
  gettext("The sound could not be reached from this network. Try again in a moment."),
);
export const NO_WAY_UP = trouble(
  "no_way_up",
  gettext(
    "You’re on stage, but nobody can hear you: this network lets no microphone through. You go on hearing the broadcast.",
  ),
);
export const BROADCAST_LATE = trouble(
  "broadcast_late",
  gettext("The broadcast did not start. Try again in a moment."),
);
/** The media threw me out; nobody has said yet why. */
export const THROWN_OUT = trouble(
  "thrown_out",
  gettext(
    "Your sound was stopped. If somebody decided that, it will say so here. You can also try again.",
  ),
);
export const REMOVED = trouble("removed", gettext("A moderator removed you. You can come back."));
export const PRIVATE_NOW = trouble(
  "private",
  gettext("This space is private now, and open only to people who were invited."),
);
/** It is none any more: the space was locked, and is not now. */
export const OPEN_AGAIN = trouble(
  "open_again",
  gettext("This space is open again. Listen when you like."),
);

/** The code of the server’s refusal at a locked door. */
export const LOCKED = "space_locked";

/** Those whose cause may lie between me and the server. */
export const OF_THE_CONNECTION = new Set(
  [UNREACHABLE, NO_SOUND, NO_WAY_UP].map(({ code }) => code),
);
