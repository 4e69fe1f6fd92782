import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DataSaving } from "#models/data_saving.js";
import { Preferences } from "#models/preferences.js";

const preferences = () => {
  const kept = new Map();
  return new Preferences({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
  });
};

describe("saving data", () => {
  test("is what the browser was told, where nothing else was said here", () => {
    assert.equal(new DataSaving(preferences(), { saveData: true }).isOn, true);
    assert.equal(new DataSaving(preferences(), undefined).isOn, false);
  });

  test("is what somebody chose here, whatever the browser says, and stays so", () => {
    const kept = preferences();
    new DataSaving(kept, { saveData: true }).turn(false);
    assert.equal(new DataSaving(kept, { saveData: true }).isOn, false);
    new DataSaving(kept).turn(true);
    assert.equal(new DataSaving(kept).isOn, true);
  });
});
