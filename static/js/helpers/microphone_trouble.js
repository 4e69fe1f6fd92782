import { appOf, browserOf } from "#helpers/browsers.js";
import { failure, help, inApp, refusedBefore } from "#helpers/microphone_words.js";

/**
 * What kept the microphone from opening in this browser: why, in words, and what helps here.
 * @param {unknown} error the browser's own
 * @param {{ userAgent: string, secure: boolean }} [page] how the browser calls itself, and whether the page came by https
 */
export function trouble(
  error,
  { userAgent, secure } = { userAgent: navigator.userAgent, secure: isSecureContext },
) {
  const app = appOf(userAgent);
  const why = failure(error, { inApp: Boolean(app), secure });
  const said = why === "app" && app ? inApp(app) : refusedBefore(why);
  return { why, said, help: help(why, browserOf(userAgent)) };
}
