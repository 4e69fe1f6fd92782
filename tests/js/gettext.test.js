import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { gettext, ngettext, say } from "#helpers/gettext.js";

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

  it("leaves a value that it was not given as it stands, and inserts nothing twice", () => {
    assert.equal(say("%(name)s, %(other)s", { name: "%(other)s" }), "%(other)s, %(other)s");
  });
});
