import assert from "node:assert/strict";
import { test } from "node:test";
import { handsUp, waited } from "#helpers/hand_words.js";

test("hands are counted in words", () => {
  assert.equal(handsUp(1), "1 hand up");
  assert.equal(handsUp(2), "2 hands up");
});

test("waiting is said in minutes, and never in less than none", () => {
  const at = Date.parse("2026-01-01T20:00:00Z");
  const after = (minutes) => waited("2026-01-01T20:00:00+00:00", at + minutes * 60_000);
  assert.deepEqual([-1, 0.9, 1, 59, 61].map(after), [
    "just now",
    "just now",
    "waiting 1 min",
    "waiting 59 min",
    "waiting 1 h 1 min",
  ]);
});
