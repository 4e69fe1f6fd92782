/** @type {[RegExp, string][]} the first that fits; an iPad may say that it is a Mac */
const PLATFORMS = [
  [/iPhone|iPod/, "iphone"],
  [/iPad/, "ipad"],
  [/Android/, "android"],
  [/CrOS/, "chromebook"],
  [/Windows/, "windows"],
  [/Macintosh|Mac OS X/, "mac"],
  [/Linux|X11/, "linux"],
];

/**
 * What kind of device this is: all that the server is told of it, and what its owner knows it by.
 * @param {{ userAgent?: string, maxTouchPoints?: number }} browser
 */
export function platformOf({ userAgent = "", maxTouchPoints = 0 } = {}) {
  const platform = PLATFORMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "other";
  return platform === "mac" && maxTouchPoints > 1 ? "ipad" : platform;
}
