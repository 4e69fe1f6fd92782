import assert from "node:assert/strict";
import { test } from "node:test";
import { listening } from "#helpers/ending_words.js";

test("who is about to end a space is told how many listen", () => {
  assert.equal(listening(4812), "4,812 people are listening.");
  assert.equal(listening(1), "One person is listening.");
  assert.equal(listening(0), "Nobody else is here.");
  assert.equal(listening(-1), "Nobody else is here.");
});
