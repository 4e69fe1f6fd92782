import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Preferences } from "#models/preferences.js";

const storage = (kept = new Map()) => ({
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => kept.set(name, value),
});

const forbidden = {
  getItem() {
    throw new Error("SecurityError");
  },
  setItem() {
    throw new Error("QuotaExceededError");
  },
};

describe("preferences", () => {
  it("are the default until somebody chooses, then what they chose", () => {
    const kept = storage();
    assert.equal(new Preferences(kept).isOn("keyboard", true), true);
    assert.equal(new Preferences(kept).isOn("music", false), false);
    new Preferences(kept).turn("keyboard", false);
    assert.equal(new Preferences(kept).isOn("keyboard", true), false);
  });

  for (const [where, place] of [
    ["there is no storage", undefined],
    ["the browser forbids it", forbidden],
  ])
    it(`hold their defaults where ${where}`, () => {
      const preferences = new Preferences(place);
      preferences.turn("keyboard", false);
      assert.equal(preferences.isOn("keyboard", true), true);
    });
});
