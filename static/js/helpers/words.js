/** The sentences the script shows: what happened, what it means, what to do. Those about one topic are beside. */
import { soundIs } from "#helpers/device_words.js";
import { gettext, moment, say } from "#helpers/gettext.js";
import { handUp } from "#helpers/hand_words.js";

/** @type {Record<string, string>} What stands in the bar in each view of a space. */
const VIEWS = {
  scheduled: gettext(
    "Come back when it starts, or leave this page open: Listen appears here by itself.",
  ),
  joining: gettext("Joining…"),
  waiting: gettext("The sound is starting…"),
  hearing: gettext("You’re listening."),
  silenced: gettext("Your browser keeps the sound back until you tap."),
  banned: gettext("You were banned from this space and can’t come in."),
  ended: gettext("This space has ended."),
  cancelled: gettext("This space was cancelled: it will not take place."),
};

/** @type {Record<string, string>} */
const ON_STAGE = {
  apart: gettext("You’re on stage, but away: the space goes on without your sound."),
  hearing: gettext("You’re on stage, muted. Unmute when you’re ready."),
};

/** @type {Record<string, string>} */
const TITLES = {
  scheduled: gettext("Not started"),
  ended: gettext("Ended"),
  cancelled: gettext("Cancelled"),
  banned: gettext("Banned"),
  joining: gettext("Joining"),
  waiting: gettext("Joining"),
  hearing: gettext("Listening"),
  reconnecting: gettext("Reconnecting"),
};

const TO_START = gettext("Go live when you’re ready. You arrive on stage muted.");
const HEARD = gettext("You’re on stage, and everyone hears you.");
const INTERRUPTED = gettext(
  "The sound is interrupted. It comes back by itself; your place is kept.",
);
const BEHIND = gettext("You hear the broadcast, a few seconds behind.");
const ASKED = gettext("You’re invited to the stage. You arrive muted.");

export const STALE = gettext("This page is out of date. Reload it and try again.");
export const MOVED = gettext("You’re back in the audience, and go on hearing the stage.");
export const ACCEPTED = gettext("Your hand was accepted: you come on stage, muted.");
export const MUTED = gettext("A moderator muted you. Unmute when you’re ready.");
export const HELD = gettext(
  "A moderator muted you. You keep your place, and can unmute once they let you.",
);
export const RELEASED = gettext("You can unmute again.");
export const LAPSED = gettext("The invitation to the stage has run out.");
export const APPOINTED = gettext(
  "You’re a moderator now. Hands, people and the room are beside the stage, or below it.",
);
export const HOSTING = gettext("You host now, until the host returns. You can end the space, too.");
export const HOST_BACK = gettext("The host is back, and you’re a moderator again.");
export const HANDED_OVER = gettext(
  "This space is yours now: you decide about everybody, and when it ends.",
);
export const DISMISSED = gettext(
  "You’re no longer a moderator here. What you do for yourself stays the same.",
);
export const NO_START = gettext("No time set yet");
export const COPIED = gettext("Copied.");

export { clock } from "#helpers/clock.js";
export { atMost, fullest, here } from "#helpers/house_words.js";

/**
 * @typedef {{ view: string, onStage: boolean, heard: boolean }} Situation
 *   what I see, whether I am on stage, whether my microphone is open
 * @typedef {{ interrupted?: boolean, askedUntil?: string, held?: boolean, bannedUntil?: string, role?: string, broadcast?: boolean }} Beside
 *   whether the media server is gone, until when I am asked onto the stage, whether I am held there, until when banned, what I may decide,
 *   whether I hear the broadcast
 * @typedef {Situation & Beside & { notice?: string, number?: number, soundOn?: string, soundMoved?: boolean }} Place
 *   what was last done to my place, my hand's number while it is up, where my sound is when it is elsewhere, and
 *   whether it was here before
 */

/**
 * What the bar says.
 * @param {Place} situation
 */
export function sentence({ view, onStage, heard, notice, number, ...beside }) {
  const { interrupted, askedUntil, held, bannedUntil, role, broadcast } = beside;
  const { soundOn = "", soundMoved = false } = beside;
  const hearing = view === "hearing";
  if (view === "scheduled" && role === "host") return TO_START;
  if (view === "banned") return banned(bannedUntil);
  if (interrupted && (hearing || view === "reconnecting" || view === "waiting")) return INTERRUPTED;
  if (askedUntil && !onStage) return ASKED;
  if (view === "elsewhere") return soundIs(soundOn, soundMoved, onStage);
  if (hearing && held) return HELD;
  if (hearing && notice) return notice;
  if (hearing && heard) return HEARD;
  if (number && !onStage && (hearing || view === "apart")) return handUp(number, hearing);
  if (hearing && broadcast && !onStage) return BEHIND;
  return (onStage && ON_STAGE[view]) || VIEWS[view] || "";
}

/**
 * The document's title: the state comes first, where a narrow tab still shows it.
 * @param {Situation} situation
 * @param {string} spaceTitle
 */
export function title({ view, onStage, heard }, spaceTitle) {
  const onAir = view === "hearing" && onStage && (heard ? gettext("On air") : gettext("Muted"));
  return `${onAir || (TITLES[view] ?? gettext("Live"))} · ${spaceTitle} · Rostrum`;
}

/**
 * To whom is banned.
 * @param {string} [until] ISO 8601, or empty for good
 */
export function banned(until) {
  if (!until) return VIEWS.banned;
  return say(
    gettext("You were banned from this space until %(when)s. You can’t hear it or come in before."),
    { when: moment(until) },
  );
}

/**
 * What the reader is told while the host is away.
 * @param {string} left in words
 */
export function hostAway(left) {
  const words = gettext(
    "The host is away. If they don’t return in %(left)s, a moderator takes over, or the space ends.",
  );
  return say(words, { left });
}

/**
 * Who hosts while the host is away; empty if nobody has to.
 * @param {string} name
 */
export function hostsMeanwhile(name) {
  return name ? say(gettext("%(name)s hosts now, until the host returns."), { name }) : "";
}
