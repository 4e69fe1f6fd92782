import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TimedStage, voicesOf } from "#models/timed_stage.js";

describe("the stage at the time of the sound", () => {
  test("is what was marked last before the playhead, in whatever order it was learned", () => {
    const stage = new TimedStage();
    stage.learn([
      { at: 3000, stage: "bob:s" },
      { at: 1000, stage: "alice:s" },
    ]);
    assert.equal(stage.at(999), undefined);
    assert.equal(stage.at(1000), "alice:s");
    assert.equal(stage.at(2999), "alice:s");
    assert.equal(stage.at(3000), "bob:s");
  });

  test("a mark without a date says nothing", () => {
    const stage = new TimedStage();
    stage.learn([{ at: Number.NaN, stage: "alice:s" }]);
    assert.equal(stage.at(1000), undefined);
  });

  test("what is in force is kept for however long it holds", () => {
    const stage = new TimedStage();
    stage.learn([
      { at: 0, stage: "alice:m" },
      { at: 1000, stage: "alice:o" },
    ]);
    assert.equal(stage.at(5_000_000), "alice:o");
    assert.equal(stage.at(500), undefined);
  });

  test("people speak, are muted, or are open and silent", () => {
    const voices = voicesOf("alice:s,bob:m,mona:o");
    const said = [...voices].map(([person, { speaking, muted }]) => [person, speaking, muted]);
    assert.deepEqual(said, [
      ["alice", true, false],
      ["bob", false, true],
      ["mona", false, false],
    ]);
    assert.ok((voices.get("alice")?.level ?? 0) > 0);
    assert.equal(voicesOf("").size, 0);
  });
});
