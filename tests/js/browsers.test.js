import assert from "node:assert/strict";
import { test } from "node:test";
import { appOf, browserOf, intent } from "#helpers/browsers.js";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const PIXEL =
  "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A.240205.004; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36";

const APPS = [
  [
    `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/463.0.0.32.109;FBBV/592313580;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5;FBSS/3;FBID/phone;FBLC/en_US;FBOP/5]`,
    "Facebook",
    false,
  ],
  [`${PIXEL} [FB_IAB/FB4A;FBAV/463.0.0.52.85;]`, "Facebook", true],
  [
    `${IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/454.0.0.30.106;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5]`,
    "Messenger",
    false,
  ],
  [`${PIXEL} [FB_IAB/Orca-Android;FBAV/454.0.0.41.108;]`, "Messenger", true],
  [
    `${IPHONE} Mobile/21F79 Instagram 331.0.3.29.91 (iPhone14,5; iOS 17_5; en_US; en; scale=3.00; 1170x2532; 597913746)`,
    "Instagram",
    false,
  ],
  [
    `${PIXEL} Instagram 331.0.0.37.90 Android (34/14; 420dpi; 1080x2274; Google/google; Pixel 8; shiba; shiba; en_US; 599284150)`,
    "Instagram",
    true,
  ],
  [
    `${IPHONE} Mobile/21F79 musical_ly_34.5.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en Region/US BytedanceWebview/d8a21c6 FalconTag/ABCD`,
    "TikTok",
    false,
  ],
  [
    `${PIXEL} trill_340503 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly app_version/34.5.3 ByteLocale/en`,
    "TikTok",
    true,
  ],
  [`${IPHONE} Mobile/15E148 [LinkedInApp]/9.29.8471`, "LinkedIn", false],
  [`${PIXEL} [LinkedInApp]/4.1.940`, "LinkedIn", true],
  [`${IPHONE} Mobile/15E148 Safari Line/14.6.2`, "LINE", false],
  [`${PIXEL} Line/14.6.2/IAB`, "LINE", true],
  [
    `${IPHONE} Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/en`,
    "WeChat",
    false,
  ],
  [
    `${PIXEL} XWEB/1160117 MMWEBSDK/20240301 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64 Weixin NetType/WIFI`,
    "WeChat",
    true,
  ],
  [PIXEL, "", true],
  [`${IPHONE} Mobile/15E148`, "", false],
];

const BROWSERS = [
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
    "chrome",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36",
    "chrome",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 Edg/124.0.2478.80",
    "edge",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; Pixel 3 XL) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36 EdgA/124.0.2478.62",
    "edge",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0", "firefox"],
  ["Mozilla/5.0 (Android 14; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0", "firefox"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15",
    "safari",
  ],
  [`${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`, "ios"],
  [`${IPHONE} CriOS/124.0.6367.111 Mobile/15E148 Safari/604.1`, "ios_other"],
  [`${IPHONE} FxiOS/125.2 Mobile/15E148 Safari/605.1.15`, "ios_other"],
  [
    "Mozilla/5.0 (Linux; Android 14; SM-S928B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
    "samsung",
  ],
  ["Lynx/2.9.0", "other"],
];

test("an app's own browser is known by the name it gives itself", () => {
  for (const [userAgent, name, android] of APPS)
    assert.deepEqual(appOf(userAgent), { name, android }, userAgent);
});

test("a real browser is no app's, and is known for its help", () => {
  for (const [userAgent, browser] of BROWSERS) {
    assert.equal(appOf(userAgent), null, userAgent);
    assert.equal(browserOf(userAgent), browser, userAgent);
  }
});

test("Android is asked to open the page in a browser, and falls back to it", () => {
  const address = "https://rostrum.example/s/an-evening-3f/?from=a&b=c";
  const asked = intent(address);
  assert.ok(
    asked.startsWith("intent://rostrum.example/s/an-evening-3f/?from=a&b=c#Intent;scheme=https;"),
  );
  assert.ok(asked.includes(`S.browser_fallback_url=${encodeURIComponent(address)};end`));
});
