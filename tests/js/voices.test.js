import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { GRACE, Voices } from "#models/voices.js";

const quiet = { speaking: false, muted: false, level: 0 };
const heard = (facts) =>
  new Map(Object.entries(facts).map(([person, voice]) => [person, { ...quiet, ...voice }]));

describe("the voices of the stage", () => {
  let voices;
  beforeEach(() => {
    voices = new Voices();
  });

  test("before I listen nothing is known of anybody", () => {
    assert.equal(voices.known, false);
    assert.deepEqual(voices.of("alice", 0), { voice: "", link: "", level: 0 });
    assert.deepEqual(voices.of("alice", GRACE), { voice: "", link: "", level: 0 });
  });

  test("a tile says how they sound and how well they are connected", () => {
    voices.hear(
      heard({ alice: { speaking: true, level: 0.4, link: "weak" }, bob: { muted: true } }),
    );
    assert.deepEqual(voices.of("alice"), { voice: "speaking", link: "weak", level: 0.4 });
    assert.deepEqual(voices.of("bob"), { voice: "muted", link: "", level: 0 });
  });

  test("whoever is on stage and not in the media room is not connected, but for the moment of coming", () => {
    voices.hear(heard({ alice: {} }), 0);
    assert.equal(voices.of("bob", 0).link, "");
    assert.equal(voices.of("bob", GRACE - 1).link, "");
    assert.equal(voices.of("bob", GRACE).link, "absent");
    voices.hear(heard({ alice: {}, bob: {} }), GRACE);
    assert.equal(voices.of("bob", GRACE).link, "");
    voices.hear(heard({ alice: {} }), 2 * GRACE);
    assert.equal(voices.of("bob", 2 * GRACE).link, "");
  });

  test("when I stop listening, nobody is said to be missing", () => {
    voices.hear(heard({ alice: {} }), 0);
    voices.of("bob", 0);
    voices.hear(new Map(), 1);
    assert.equal(voices.of("bob", GRACE).link, "");
    voices.hear(heard({ alice: {} }), GRACE);
    assert.equal(voices.of("bob", GRACE + 1).link, "");
  });

  test("who spoke last is remembered from when they fell silent", () => {
    assert.equal(voices.last, null);
    voices.hear(heard({ alice: { speaking: true }, bob: {} }), 1000);
    voices.hear(heard({ alice: {}, bob: {} }), 5000);
    assert.deepEqual(voices.speaking, []);
    assert.deepEqual(voices.last, { person: "alice", at: 5000 });
    voices.hear(heard({ alice: {}, bob: {} }), 9000);
    assert.deepEqual(voices.last, { person: "alice", at: 5000 });
    voices.hear(heard({ alice: { speaking: true }, bob: { speaking: true } }), 10_000);
    assert.deepEqual(voices.speaking, ["alice", "bob"]);
  });
});
