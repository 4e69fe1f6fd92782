import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { BINDINGS, Keyboard } from "#models/keyboard.js";

const stroke = (key, more = {}) => ({
  ...{ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, repeat: false },
  ...more,
});

describe("the keyboard of a room", () => {
  let keyboard;
  let done;

  beforeEach(() => {
    done = [];
    keyboard = new Keyboard({
      press: (job) => done.push(`press ${job}`),
      hold: (job) => done.push(`hold ${job}`),
      release: (job) => done.push(`release ${job}`),
    });
  });

  it("has one key for each job", () => {
    assert.equal(new Set(BINDINGS.map(({ job }) => job)).size, BINDINGS.length);
  });

  for (const [name, pressed, job] of [
    ["Ctrl D", stroke("d", { ctrlKey: true }), "press mute"],
    ["Ctrl Shift H", stroke("H", { ctrlKey: true, shiftKey: true }), "press hand"],
    ["? with Shift", stroke("?", { shiftKey: true }), "press help"],
    ["? without", stroke("?"), "press help"],
    ["V", stroke("v"), "hold talk"],
  ])
    it(`knows ${name}`, () => {
      assert.equal(keyboard.down(pressed), true);
      assert.deepEqual(done, [job]);
    });

  for (const [name, pressed] of [
    ["D alone", stroke("d")],
    ["Ctrl H, the browser's history", stroke("h", { ctrlKey: true })],
    ["Ctrl V, which pastes", stroke("v", { ctrlKey: true })],
    ["Alt V", stroke("v", { altKey: true })],
    ["Cmd D", stroke("d", { metaKey: true })],
    ["V with Shift", stroke("V", { shiftKey: true })],
  ])
    it(`leaves ${name} to the browser`, () => {
      assert.equal(keyboard.down(pressed), false);
      assert.deepEqual(done, []);
    });

  it("takes no letters where somebody writes, but still mutes", () => {
    assert.equal(keyboard.down(stroke("v"), { typing: true }), false);
    assert.equal(keyboard.down(stroke("?"), { typing: true }), false);
    keyboard.down(stroke("d", { ctrlKey: true }), { typing: true });
    assert.deepEqual(done, ["press mute"]);
  });

  it("talks as long as the key is down, however often it repeats", () => {
    keyboard.down(stroke("v"));
    keyboard.down(stroke("v", { repeat: true }));
    keyboard.up({ key: "x" });
    keyboard.up({ key: "V" });
    keyboard.up({ key: "v" });
    assert.deepEqual(done, ["hold talk", "release talk"]);
  });

  it("lets go when the page loses the keyboard", () => {
    keyboard.down(stroke("v"));
    keyboard.letGo();
    keyboard.letGo();
    assert.deepEqual(done, ["hold talk", "release talk"]);
  });

  it("can be switched off", () => {
    keyboard.on = false;
    for (const one of [stroke("v"), stroke("?"), stroke("d", { ctrlKey: true })])
      assert.equal(keyboard.down(one), false);
    assert.deepEqual(done, []);
  });
});
