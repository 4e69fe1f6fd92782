import assert from "node:assert/strict";
import { test } from "node:test";
import { reacted } from "#helpers/reaction_words.js";
import { ReactionTaps } from "#models/reaction_taps.js";

test("ten taps at once are sent, then five a second", () => {
  const taps = new ReactionTaps();
  const sent = (from, count) =>
    Array.from({ length: count }, () => taps.take(from)).filter(Boolean).length;
  assert.equal(sent(0, 20), 10);
  assert.equal(sent(1000, 20), 5);
  assert.equal(sent(60_000, 20), 10);
});

test("what rose is said, too", () => {
  assert.equal(reacted({ clap: 12, heart: 1 }), "12 claps, 1 heart");
});
