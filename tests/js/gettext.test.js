import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, it } from "node:test";
import { gettext, listed, ngettext, say } from "#helpers/gettext.js";

describe("gettext", () => {
  afterEach(() => {
    delete globalThis.django;
  });

  it("says English where the page has no catalogue", () => {
    assert.equal(gettext("Listen"), "Listen");
    assert.equal(ngettext("one hand", "%(count)s hands", 1), "one hand");
    assert.equal(say(ngettext("one hand", "%(count)s hands", 4), { count: 4 }), "4 hands");
  });

  it("asks the page's catalogue where there is one", () => {
    globalThis.django = {
      gettext: (text) => ({ Listen: "Zuhören" })[text] ?? text,
      ngettext: (_one, _more, count) => (count === 1 ? "eine Hand" : "%(count)s Hände"),
    };
    assert.equal(gettext("Listen"), "Zuhören");
    assert.equal(say(ngettext("one hand", "%(count)s hands", 2), { count: 2 }), "2 Hände");
  });

  it("parts what it lists by the language's own comma, and leaves out what is empty", () => {
    globalThis.django = { gettext: (text) => (text === ", " ? "، " : text), ngettext };
    assert.equal(listed(["مشرف", "", false, undefined, "أنت"]), "مشرف، أنت");
  });

  it("is asked for no text that is counted elsewhere: of that it only knows the form for none", () => {
    const scripts = readdirSync("static/js", { recursive: true })
      .filter((path) => path.endsWith(".js"))
      .map((path) => readFileSync(`static/js/${path}`, "utf8"));
    const texts = (/** @type {RegExp} */ calls) =>
      scripts.flatMap((script) => [...script.matchAll(calls)].map(([, text]) => text));
    const counted = new Set(texts(/\bngettext\(\s*"([^"]+)"/g));
    assert.ok(counted.has("%(count)s hand up"));
    assert.deepEqual(
      texts(/\bgettext\(\s*"([^"]+)"/g).filter((text) => counted.has(text)),
      [],
    );
  });

  it("leaves a value that it was not given as it stands, and inserts nothing twice", () => {
    assert.equal(say("%(name)s, %(other)s", { name: "%(other)s" }), "%(other)s, %(other)s");
  });
});
