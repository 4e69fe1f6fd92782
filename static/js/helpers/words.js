/** The sentences the script shows: what happened, what it means, what to do. Those about hands are beside. */
import { soundIs } from "#helpers/device_words.js";
import { handsUp, handUp } from "#helpers/hand_words.js";

const NUMBER = new Intl.NumberFormat("en");

/** @type {Record<string, string>} What stands in the bar in each view of a space. */
const VIEWS = {
  scheduled: "Leave this page open: it starts by itself, and Listen appears here.",
  joining: "Joining…",
  waiting: "The sound is starting…",
  hearing: "You’re listening.",
  silenced: "Your browser keeps the sound back until you tap.",
  banned: "You were banned from this space and can’t come in.",
  ended: "This space has ended.",
  cancelled: "This space was cancelled: it will not take place.",
};

/** @type {Record<string, string>} */
const ON_STAGE = {
  apart: "You’re on stage, but away: the space goes on without your sound.",
  hearing: "You’re on stage, muted. Unmute when you’re ready.",
};

/** @type {Record<string, string>} */
const TITLES = {
  scheduled: "Not started",
  ended: "Ended",
  cancelled: "Cancelled",
  banned: "Banned",
  joining: "Joining",
  waiting: "Joining",
  hearing: "Listening",
  reconnecting: "Reconnecting",
};

const TO_START = "Go live when you’re ready. You arrive on stage muted.";
const HEARD = "You’re on stage, and everyone hears you.";
const INTERRUPTED = "The sound is interrupted. It comes back by itself; your place is kept.";
const ASKED = "You’re invited to the stage. You arrive muted.";

export const UNREACHABLE = "The site can’t be reached. Check your connection and try again.";
export const NO_SOUND = "The sound could not be reached from this network. Try again in a moment.";
export const STALE = "This page is out of date. Reload it and try again.";
export const MOVED = "You’re back in the audience, and go on hearing the stage.";
export const MUTED = "A moderator muted you. Unmute when you’re ready.";
export const HELD =
  "A moderator holds you muted. You keep your place, and can unmute once you’re released.";
export const RELEASED = "You can unmute again.";
export const LAPSED = "The invitation to the stage has run out.";
export const REMOVED = "A moderator removed you. You can come back.";
export const PRIVATE_NOW = "This space is private now, and open only to people who were invited.";
export const APPOINTED =
  "You’re a moderator now. Hands, people and the room are beside the stage, or below it.";
export const HOSTING = "You host now, until the host returns. You can end the space, too.";
export const HOST_BACK = "The host is back, and you’re a moderator again.";
export const HANDED_OVER = "This space is yours now: you decide about everybody, and when it ends.";
export const DISMISSED =
  "You’re no longer a moderator here. What you do for yourself stays the same.";
export const OPEN_AGAIN = "This space is open again. Listen when you like.";
export const NO_START = "Not started yet";
export const COPIED = "Copied.";

/**
 * @typedef {{ view: string, onStage: boolean, heard: boolean }} Situation
 *   what I see, whether I am on stage, whether my microphone is open
 * @typedef {{ interrupted?: boolean, askedUntil?: string, held?: boolean, bannedUntil?: string, role?: string }} Beside
 *   whether the media server is gone, until when I am asked onto the stage, whether I am held there, until when banned, what I may decide
 * @typedef {Situation & Beside & { notice?: string, number?: number, soundOn?: string, soundMoved?: boolean }} Place
 *   what was last done to my place, my hand's number while it is up, where my sound is when it is elsewhere, and
 *   whether it was here before
 */

/**
 * What the bar says.
 * @param {Place} situation
 */
export function sentence({ view, onStage, heard, notice, number, ...beside }) {
  const { interrupted, askedUntil, held, bannedUntil, role } = beside;
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
  return (onStage && ON_STAGE[view]) || VIEWS[view] || "";
}

/**
 * The document's title: the state comes first, where a narrow tab still shows it.
 * @param {Situation} situation
 * @param {string} spaceTitle
 */
export function title({ view, onStage, heard }, spaceTitle) {
  const onAir = view === "hearing" && onStage && (heard ? "On air" : "Muted");
  return `${onAir || (TITLES[view] ?? "Live")} · ${spaceTitle} · Rostrum`;
}

/**
 * To whom is banned.
 * @param {string} [until] ISO 8601, or empty for good
 */
export function banned(until) {
  if (!until) return VIEWS.banned;
  const when = new Date(until).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  return `You were banned from this space until ${when}. You can’t hear it or come in before.`;
}

/**
 * What the reader is told while the host is away.
 * @param {string} left as a clock shows it
 */
export function hostAway(left) {
  return `The host is away. If they don’t return in ${left}, a moderator takes over, or the space ends.`;
}

/**
 * Who hosts while the host is away; empty if nobody has to.
 * @param {string} name
 */
export function hostsMeanwhile(name) {
  return name ? `${name} hosts now, until the host returns.` : "";
}

/**
 * A time that runs down.
 * @param {number} ms
 */
export function clock(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}

/**
 * The house in one sentence.
 * @param {number} now
 * @param {number} [hands] how many are up
 */
export function here(now, hands = 0) {
  return `${NUMBER.format(now)} here${hands ? `, ${handsUp(hands)}` : ""}`;
}

/**
 * The fullest the house has been, said only when some have left since.
 * @param {number} peak
 * @param {number} now
 */
export function atMost(peak, now) {
  return peak > now ? `${NUMBER.format(peak)} at its fullest` : "";
}

/**
 * The fullest moment, once all is over.
 * @param {number} most
 */
export function fullest(most) {
  if (most < 1) return "";
  const people = most === 1 ? "one person was" : `${NUMBER.format(most)} people were`;
  return `At its fullest, ${people} here.`;
}
