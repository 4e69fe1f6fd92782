/** What is said about microphones: what happened, what it means, what to do. */
import { gettext, say } from "#helpers/gettext.js";

/**
 * @typedef {"denied" | "system" | "missing" | "busy" | "app" | "insecure" | "unsupported" | "unknown"} Failure
 * @typedef {import("#helpers/browsers.js").Browser} Browser
 */

/** @type {Record<string, Failure>} by the name of the browser's error */
const FAILURES = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
  NotSupportedError: "unsupported",
};

/**
 * What kept the microphone from opening.
 * @param {unknown} error the browser's own
 * @param {{ inApp?: boolean, secure?: boolean }} [page] whether an app shows it, and whether it came by https
 * @returns {Failure}
 */
export function failure(error, { inApp = false, secure = true } = {}) {
  const { name = "", message = "" } = /** @type {Partial<Error>} */ (error ?? {});
  const found = FAILURES[name] ?? "unknown";
  if (inApp && (found === "denied" || found === "unsupported")) return "app";
  if (found === "unsupported" && !secure) return "insecure";
  return found === "denied" && /by system/.test(message) ? "system" : found;
}

/** @type {Record<Failure, () => string>} */
const WORDS = {
  denied: () =>
    gettext(
      "Your browser did not let Rostrum use the microphone. Allow it for this site and try again.",
    ),
  system: () =>
    gettext(
      "Your system keeps the microphone from this browser. Allow it in the system’s privacy settings, and try again.",
    ),
  missing: () => gettext("No microphone was found. Plug one in or switch it on, and try again."),
  busy: () => gettext("Another program is using the microphone. Close it there, and try again."),
  app: () => gettext("This app does not let pages use the microphone."),
  insecure: () =>
    gettext(
      "Browsers give the microphone only to pages that come by https. Ask whoever runs this site.",
    ),
  unsupported: () =>
    gettext("This browser has no microphone for pages. Open the page in another one."),
  unknown: () => gettext("The microphone did not open. Try again."),
};

/**
 * Why the microphone did not open, for the bar.
 * @param {Failure} why
 */
export function refused(why) {
  return `${WORDS[why]()} ${gettext("You go on hearing the stage.")}`;
}

/**
 * The same in the sheet, where one may go on stage all the same.
 * @param {Failure} why
 */
export function refusedBefore(why) {
  return WORDS[why]();
}

/** @type {Record<Browser, () => string>} */
const HELP = {
  chrome: () =>
    gettext(
      "In Chrome: tap the sign at the left of the address, then Permissions or Site settings, and allow the microphone.",
    ),
  edge: () =>
    gettext(
      "In Edge: tap the lock at the left of the address, then Permissions for this site, and allow the microphone.",
    ),
  firefox: () =>
    gettext(
      "In Firefox: tap the crossed-out microphone or the lock at the left of the address, and clear “Blocked”.",
    ),
  safari: () =>
    gettext("In Safari: open the Safari menu, Settings for This Website, and allow Microphone."),
  ios: () =>
    gettext(
      "On this device: tap the sign beside the address, then Website Settings, Microphone, Allow. If it isn’t there: Settings app, Apps, Safari, Microphone.",
    ),
  ios_other: () =>
    gettext("On this device: open the Settings app, Apps, this browser, and switch Microphone on."),
  samsung: () =>
    gettext(
      "In Samsung Internet: tap the lock beside the address, then Permissions, and allow Microphone.",
    ),
  other: () =>
    gettext("Look in the browser’s settings for this site’s permissions, and allow Microphone."),
};

/**
 * Where this browser lets one change one's mind; empty where that would not help.
 * @param {Failure} why
 * @param {Browser} browser
 */
export function help(why, browser) {
  return why === "denied" ? HELP[browser]() : "";
}

/**
 * What is wrong in an app's own browser.
 * @param {{ name: string, android: boolean }} app
 */
export function inApp({ name, android }) {
  const wrong = name
    ? say(gettext("%(app)s’s own browser does not let pages use the microphone."), { app: name })
    : gettext("This app’s own browser does not let pages use the microphone.");
  const way = android
    ? gettext("Open the page in your browser, or copy its link there.")
    : gettext("Tap ⋯ or the compass and choose to open it in Safari, or copy the link there.");
  return `${wrong} ${way}`;
}

/** @type {Record<Exclude<import("#models/speaking.js").Hint, "">, () => string>} */
const HINTS = {
  lost: () =>
    gettext("Your microphone went away. You are muted. Plug it in again, or choose another one."),
  silent: () => gettext("Nothing comes from your microphone. Is it muted on the device?"),
  muted: () => gettext("You’re muted."),
};

/** @param {import("#models/speaking.js").Hint} what */
export function hint(what) {
  return what && HINTS[what]();
}

/** @param {string} microphone its name */
export function speaksThrough(microphone) {
  return say(gettext("The microphone you chose isn’t there. You speak through “%(microphone)s”."), {
    microphone,
  });
}

export const asking = () =>
  gettext("Your browser is asking for the microphone. Allow it to be heard.");
export const saySomething = () => gettext("Say something: nobody else hears it.");
export const sounds = () => gettext("Your microphone works.");
export const copied = () => gettext("Copied.");
export const preferred = () => gettext("System default");

/** @param {number} number */
export const nameless = (number) => say(gettext("Microphone %(number)s"), { number });

/** @param {number} number */
export const namelessSpeaker = (number) => say(gettext("Speaker %(number)s"), { number });
