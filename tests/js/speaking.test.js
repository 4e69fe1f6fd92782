import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Speaking } from "#models/speaking.js";

const EVERY = 50;

/** Somebody whose microphone is measured twenty times a second. */
function somebody() {
  const speaking = new Speaking();
  let at = 1000;
  const hear = (seconds, level, open) => {
    const told = [];
    for (let passed = 0; passed < seconds * 1000; passed += EVERY) {
      at += EVERY;
      told.push(speaking.hear({ level, open, at }));
    }
    return told;
  };
  return { speaking, hear, leave: (seconds) => (at += seconds * 1000) };
}

describe("what one should know of one's own microphone", () => {
  test("nothing at all for six seconds is said, and taken back with the first sound", () => {
    const { hear } = somebody();
    assert.ok(hear(5.5, 0, true).every((hint) => hint === ""));
    assert.equal(hear(1, 0, true).at(-1), "silent");
    assert.equal(hear(0.05, 0.001, true).at(-1), "");
  });

  test("a quiet room is not nothing", () => {
    const { hear } = somebody();
    assert.ok(hear(20, 0.0001, true).every((hint) => hint === ""));
  });

  test("muting ends the wait for a sound", () => {
    const { hear } = somebody();
    hear(5, 0, true);
    hear(2, 0, false);
    assert.equal(hear(4, 0, true).at(-1), "");
  });

  test("speech while muted is said after a second, for a while, and not again for twenty", () => {
    const { hear } = somebody();
    assert.ok(hear(0.9, 0.1, false).every((hint) => hint === ""));
    assert.equal(hear(0.3, 0.1, false).at(-1), "muted");
    assert.equal(hear(7, 0.1, false).at(-1), "");
    assert.ok(hear(11, 0.1, false).every((hint) => hint === ""));
    assert.ok(hear(5, 0.1, false).includes("muted"));
  });

  test("speech has gaps; a cough or a door is no speech", () => {
    const talking = somebody();
    const told = [];
    for (let syllable = 0; syllable < 10; syllable += 1)
      told.push(...talking.hear(0.2, 0.1, false), ...talking.hear(0.15, 0, false));
    assert.ok(told.includes("muted"));
    const coughing = somebody();
    for (let cough = 0; cough < 10; cough += 1) {
      assert.ok(coughing.hear(0.4, 0.3, false).every((hint) => hint === ""));
      coughing.hear(2, 0, false);
    }
  });

  test("unmuting takes it back", () => {
    const { hear } = somebody();
    hear(1.5, 0.1, false);
    assert.equal(hear(0.05, 0.1, true).at(-1), "");
  });

  test("what a page in the background did not measure counts as nothing", () => {
    const { hear, leave } = somebody();
    hear(3, 0, true);
    leave(60);
    assert.equal(hear(3, 0, true).at(-1), "");
    assert.ok(hear(8, null, true).every((hint) => hint === ""));
  });

  test("a device that is gone is said until a microphone is heard again", () => {
    const { speaking, hear } = somebody();
    hear(1, 0.1, true);
    speaking.lose();
    assert.equal(hear(0.2, 0, false).at(-1), "lost");
    assert.equal(hear(0.2, 0.1, true).at(-1), "");
  });
});
