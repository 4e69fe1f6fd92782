import assert from "node:assert/strict";
import { test } from "node:test";
import { trouble } from "#helpers/microphone_trouble.js";
import { failure, help, hint, inApp, refused } from "#helpers/microphone_words.js";

const from = (name, message = "from the browser") => new DOMException(message, name);

test("every trouble with the microphone has words and a way on", () => {
  const cases = [
    [from("NotAllowedError"), /did not let .* Allow it/],
    [from("NotAllowedError", "Permission denied by system"), /system keeps .* privacy settings/],
    [from("NotFoundError"), /No microphone was found\. Plug one in/],
    [from("NotReadableError"), /Another program .* Close it there/],
    [from("NotSupportedError"), /no microphone for pages\. Open the page in another/],
    [new TypeError("whatever"), /did not open\. Try again/],
    [undefined, /did not open\. Try again/],
  ];
  for (const [error, words] of cases) {
    const said = refused(failure(error));
    assert.match(said, words);
    assert.match(said, /You go on hearing the stage\.$/);
  }
});

test("a page that did not come by https is told why", () => {
  assert.equal(failure(from("NotSupportedError"), { secure: false }), "insecure");
});

test("an app's own browser is at fault only for what it refuses", () => {
  for (const name of ["NotAllowedError", "NotSupportedError"])
    assert.equal(failure(from(name), { inApp: true }), "app");
  assert.equal(failure(from("NotFoundError"), { inApp: true }), "missing");
});

test("whoever refused is told where this browser lets them change their mind", () => {
  for (const [browser, words] of [
    ["chrome", /Chrome.*left of the address/],
    ["edge", /Edge/],
    ["firefox", /Firefox/],
    ["safari", /Settings for This Website/],
    ["ios", /Settings app, Apps, Safari/],
    ["ios_other", /Settings app/],
    ["samsung", /Samsung/],
    ["other", /permissions/],
  ])
    assert.match(help("denied", browser), words);
  assert.equal(help("busy", "chrome"), "");
});

test("an app is named if it has one, with the way out of it", () => {
  assert.match(inApp({ name: "Instagram", android: false }), /Instagram’s own.*Safari/);
  assert.match(inApp({ name: "", android: true }), /This app’s own.*Open the page in your browser/);
});

test("what one should know while on stage has words", () => {
  assert.match(hint("lost"), /went away\. You are muted/);
  assert.match(hint("silent"), /Nothing comes .* muted on the device/);
  assert.equal(hint("muted"), "You’re muted.");
  assert.equal(hint(""), "");
});

test("what went wrong is said with what helps in this browser", () => {
  const chrome =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/124.0.0.0 Safari/537.36";
  const refusal = trouble(from("NotAllowedError"), { userAgent: chrome, secure: true });
  assert.equal(refusal.why, "denied");
  assert.match(refusal.help, /In Chrome/);
  const app = trouble(from("NotAllowedError"), {
    userAgent: `${chrome} [FB_IAB/FB4A;FBAV/463.0.0.52.85;]`,
    secure: true,
  });
  assert.deepEqual([app.why, app.help], ["app", ""]);
  assert.match(app.said, /^Facebook’s own/);
});
