import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { loudness, shown } from "#helpers/level.js";
import { LevelMeter } from "#models/level_meter.js";

test("loudness is the root mean square", () => {
  assert.equal(loudness(new Float32Array(8)), 0);
  assert.equal(loudness(new Float32Array([0.5, -0.5, 0.5, -0.5])), 0.5);
});

test("a meter shows steps that are even for the ear, from nothing to full", () => {
  assert.deepEqual([0, 0.001, 1, 2].map(shown), [0, 0, 1, 1]);
  assert.ok(Math.abs(shown(0.0316) - 0.5) < 0.01);
});

/** A browser's audio, and a track whose copies say whether they still run. */
function audio() {
  const context = {
    state: "running",
    createAnalyser: () => ({ getFloatTimeDomainData: (into) => into.fill(0.25) }),
    createMediaStreamSource: () => ({ connect: () => {} }),
    resume: async () => {},
    close: async () => {
      context.state = "closed";
    },
  };
  const copies = [];
  const track = {
    clone: () => {
      const copy = { enabled: false, running: true };
      copy.stop = () => {
        copy.running = false;
      };
      copies.push(copy);
      return copy;
    },
  };
  return { context, copies, track };
}

describe("a level meter", () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ["setInterval"] });
    globalThis.MediaStream = class {};
  });
  afterEach(() => {
    mock.timers.reset();
    delete globalThis.MediaStream;
  });

  test("measures a copy that hears while what is sent is muted, twenty times a second", () => {
    const { context, copies, track } = audio();
    const levels = [];
    new LevelMeter(
      (level) => levels.push(level),
      () => context,
    ).follow(track);
    mock.timers.tick(1000);
    assert.deepEqual([levels.length, levels[0], copies[0].enabled], [20, 0.25, true]);
  });

  test("knows nothing while the browser holds it up", () => {
    const { context, track } = audio();
    const levels = [];
    new LevelMeter(
      (level) => levels.push(level),
      () => context,
    ).follow(track);
    context.state = "suspended";
    mock.timers.tick(50);
    assert.deepEqual(levels, [null]);
  });

  test("lets go of one microphone before it follows the next, and of all in the end", () => {
    const { context, copies, track } = audio();
    const levels = [];
    const meter = new LevelMeter(
      (level) => levels.push(level),
      () => context,
    );
    meter.follow(track);
    meter.follow(track);
    meter.follow(null);
    mock.timers.tick(1000);
    assert.deepEqual([copies.map(({ running }) => running), levels], [[false, false], []]);
    assert.equal(context.state, "closed");
  });
});
