/**
 * Which browser this is, as far as its help and its ways out go: by the name it gives itself.
 *
 * @typedef {"chrome" | "edge" | "firefox" | "safari" | "ios" | "ios_other" | "samsung" | "other"} Browser
 */

/** @type {[string, RegExp][]} in this order: many claim to be others, too */
const APPS = [
  ["Messenger", /MessengerForiOS|Orca-Android/],
  ["Instagram", /Instagram/],
  ["Facebook", /FBAN\/|FBAV\/|FB_IAB/],
  ["TikTok", /TikTok|musical_ly|BytedanceWebview|trill_/],
  ["LinkedIn", /LinkedInApp/],
  ["LINE", /\bLine\//],
  ["WeChat", /MicroMessenger/],
  ["Snapchat", /Snapchat/],
  ["X", /Twitter for iPhone|TwitterAndroid/],
];

/** @type {[Browser, RegExp][]} in this order */
const BROWSERS = [
  ["ios_other", /CriOS|FxiOS|EdgiOS/],
  ["ios", /iPhone|iPad|iPod/],
  ["samsung", /SamsungBrowser/],
  ["edge", /Edg(A|)\//],
  ["firefox", /Firefox\//],
  ["chrome", /Chrome\//],
  ["safari", /Safari\//],
];

/**
 * @param {string} userAgent
 * @returns {Browser}
 */
export function browserOf(userAgent) {
  return BROWSERS.find(([, sign]) => sign.test(userAgent))?.[0] ?? "other";
}

/**
 * The app whose own browser shows this page, if it is one; `name` is empty for an app that does not say.
 * @param {string} userAgent
 */
export function appOf(userAgent) {
  const name = APPS.find(([, sign]) => sign.test(userAgent))?.[0];
  const nameless =
    /; wv\)/.test(userAgent) || (/iPhone|iPad|iPod/.test(userAgent) && !/Safari\//.test(userAgent));
  if (name === undefined && !nameless) return null;
  return { name: name ?? "", android: /Android/.test(userAgent) };
}

/**
 * The address that makes Android open a page in the browser its owner prefers.
 * @param {string} address
 */
export function intent(address) {
  const { host, pathname, search, protocol } = new URL(address);
  const scheme = protocol.replace(":", "");
  return `intent://${host}${pathname}${search}#Intent;scheme=${scheme};action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;S.browser_fallback_url=${encodeURIComponent(address)};end`;
}
