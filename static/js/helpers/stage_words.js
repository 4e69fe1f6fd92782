/** What the script says of people on stage. */
import { gettext, language, listed, ngettext, say } from "#helpers/gettext.js";

/** @typedef {import("#helpers/tile_facts.js").TileFacts} TileFacts */

const MOST_NAMES = 3;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** @type {Record<string, () => string>} */
const ROLES = {
  host: () => gettext("host"),
  moderator: () => gettext("moderator"),
};

/** @type {Record<string, () => string>} */
const LINKS = {
  weak: () => gettext("weak connection"),
  lost: () => gettext("connection lost, coming back"),
  absent: () => gettext("not connected"),
};

/** @type {Record<string, () => string>} */
const VOICES = {
  speaking: () => gettext("speaking"),
  muted: () => gettext("muted"),
};

/**
 * How somebody on stage is, in full: "you, host, speaking". It holds the tile's own words as they stand there: who tells
 * a computer by voice what to press says what they see.
 * @param {TileFacts} facts
 */
export function standing({ voice = "", ...facts }) {
  const sound = facts.held !== "true" && VOICES[voice]?.();
  return listed([tileWords(facts), sound]);
}

/**
 * What a tile says in words; ring and microphone say the rest. What is wrong comes first.
 * @param {TileFacts} facts
 */
export function tileWords({ me, role = "", held, link = "" }) {
  return listed([
    LINKS[link]?.(),
    me === "true" && gettext("you"),
    held === "true" && gettext("muted by a moderator"),
    ROLES[role]?.(),
  ]);
}

/** @param {string} handle empty for a guest */
export function calledAt(handle) {
  return handle ? `@${handle}` : gettext("guest");
}

export function goneFromStage() {
  return gettext("no longer on stage");
}

/** @param {string[]} names */
export function areOnStage(names) {
  return told(names, ngettext("%(names)s is on stage.", "%(names)s are on stage.", names.length));
}

/** @param {string[]} names */
export function leftTheStage(names) {
  return told(
    names,
    ngettext("%(names)s left the stage.", "%(names)s left the stage.", names.length),
  );
}

/**
 * The answer to "Say who is speaking".
 * @param {string[]} names of those who speak now
 * @param {{ name: string, ago: number } | null} last who spoke last, and how many milliseconds ago
 */
export function whoSpeaks(names, last) {
  const now = ngettext("%(names)s is speaking.", "%(names)s are speaking.", names.length);
  if (names.length) return told(names, now);
  const nobody = gettext("Nobody is speaking.");
  if (!last) return nobody;
  const spoke = say(gettext("%(name)s spoke last, %(ago)s."), {
    name: last.name,
    ago: since(last.ago),
  });
  return `${nobody} ${spoke}`;
}

export function whoSpeaksUnknown() {
  return gettext("Listen first: then you can ask who is speaking.");
}

/** @param {number} ms */
function since(ms) {
  const ago = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  if (ms < MINUTE) return ago.format(-Math.round(ms / 1000), "second");
  if (ms < HOUR) return ago.format(-Math.floor(ms / MINUTE), "minute");
  return ago.format(-Math.floor(ms / HOUR), "hour");
}

/**
 * @param {string[]} names
 * @param {string} sentence
 */
function told(names, sentence) {
  if (!names.length) return "";
  const more = names.length - MOST_NAMES + 1;
  const others = ngettext("%(count)s other", "%(count)s others", more);
  const shown =
    names.length > MOST_NAMES
      ? [...names.slice(0, MOST_NAMES - 1), say(others, { count: more })]
      : names;
  return say(sentence, { names: new Intl.ListFormat(language()).format(shown) });
}
