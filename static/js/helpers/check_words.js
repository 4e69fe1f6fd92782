/** What the connection check says, and what to ask of whoever runs a network that blocks. */
import { gettext, say } from "#helpers/gettext.js";

/**
 * @typedef {"line" | "media" | "tcp" | "speakers" | "microphone"} Key
 * @typedef {{ works: boolean, way?: string, why?: string }} Result
 *   what was found: by which way the sound came (udp, tcp, relay), or the name of the browser's error
 * @typedef {{ site: string, media: string }} Hosts
 */

export const CHECKING = gettext("checking…");
export const DONE = gettext("The check is done.");

/** @type {Record<Key, string>} */
const NAMES = {
  line: gettext("Live updates"),
  media: gettext("Sound, by UDP"),
  tcp: gettext("Sound, by TCP"),
  speakers: gettext("Speakers"),
  microphone: gettext("Microphone"),
};

/** @type {Record<Key, string>} */
const WORKS = {
  line: gettext("work: the page hears at once what happens in a space."),
  media: gettext("works: this is the quickest way for sound."),
  tcp: gettext("works: it is the way round where UDP is blocked."),
  speakers: gettext(
    "played a short tone. If you did not hear it, check the volume and the output.",
  ),
  microphone: gettext("hears you."),
};

/** @type {Record<Key, string>} */
const FAILS = {
  line: gettext(
    "are blocked, so pages ask every few seconds instead. Ask the network’s administrator to let secure websockets through to %(site)s.",
  ),
  media: gettext(
    "is blocked. Ask the network’s administrator to let UDP through to %(media)s, on the ports this site’s operator names.",
  ),
  tcp: gettext(
    "is blocked. Ask the network’s administrator to let TCP through to %(media)s, on port 443 and on the port this site’s operator names for sound.",
  ),
  speakers: gettext("could not play. Another program may hold them: close it and try again."),
  microphone: gettext(
    "can’t be used. You can listen; to speak, plug one in or free it, and try again.",
  ),
};

const DENIED = gettext(
  "was refused. You can listen; to speak, allow it for this site in the address bar or in the browser’s settings.",
);
const SILENT = gettext(
  "is open but silent. Check that it is not muted, and that it is the right one.",
);
const UNKNOWN = gettext(
  "could not be checked: the sound’s server gave no place. Try again in a minute.",
);

const NO_SIGNAL = gettext(
  "could not be checked: the sound’s server was not reached. Ask the network’s administrator to let secure websockets through to %(media)s.",
);

/**
 * One result as a sentence that its name begins.
 * @param {Key} key
 * @param {Result} result
 * @param {Hosts} hosts
 */
export function found(key, { works, why }, hosts) {
  if (works) return WORKS[key];
  if (why === "NotAllowedError") return DENIED;
  if (why === "silent") return SILENT;
  if (why === "no_place") return UNKNOWN;
  if (why === "no_signal") return say(NO_SIGNAL, { ...hosts });
  return say(FAILS[key], { ...hosts });
}

/**
 * All of it, to be sent to somebody who helps.
 * @param {[Key, Result][]} results
 * @param {Hosts} hosts
 */
export function report(results, hosts) {
  const lines = results.map(([key, one]) => `${NAMES[key]} ${found(key, one, hosts)}`);
  return [`Rostrum, ${hosts.site}`, ...lines].join("\n");
}
