import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { areOnStage, leftTheStage, standing, tileWords, whoSpeaks } from "#helpers/stage_words.js";
import { mayDecide } from "#helpers/tile_facts.js";
import { Comings } from "#models/comings.js";
import { clockGoesOn, pass, stillClock } from "./support.js";

test("how somebody is, in words for the ear and for the tile", () => {
  const cases = [
    [{ role: "host", voice: "speaking" }, "host, speaking", "host"],
    [{ role: "none", voice: "open", link: "" }, "", ""],
    [{ me: "true", role: "moderator", voice: "muted" }, "you, moderator, muted", "you, moderator"],
    [{ held: "true", voice: "muted" }, "muted by a moderator", "muted by a moderator"],
    [{ link: "weak", voice: "speaking" }, "weak connection, speaking", "weak connection"],
    [
      { link: "lost", role: "host" },
      "connection lost, coming back, host",
      "connection lost, coming back, host",
    ],
    [{ link: "absent" }, "not connected", "not connected"],
  ];
  for (const [facts, ear, tile] of cases) {
    assert.equal(standing(facts), ear);
    assert.equal(tileWords(facts), tile);
  }
});

test("who is speaking is answered in words", () => {
  const last = (ago) => ({ name: "Alice", ago });
  assert.equal(whoSpeaks(["Alice"], last(0)), "Alice is speaking.");
  assert.equal(whoSpeaks(["Alice", "Bob"], last(0)), "Alice and Bob are speaking.");
  assert.equal(whoSpeaks([], null), "Nobody is speaking.");
  assert.equal(whoSpeaks([], last(70_000)), "Nobody is speaking. Alice spoke last, 1 minute ago.");
  assert.match(whoSpeaks([], last(12_000)), /Alice spoke last, 12 seconds ago\.$/);
  assert.match(whoSpeaks([], last(7_300_000)), /Alice spoke last, 2 hours ago\.$/);
});

test("many names are two and a number", () => {
  const names = ["Alice", "Bob", "Charlie", "Dana", "Eve"];
  assert.match(areOnStage(names), /^Alice, Bob,? and 3 others are on stage\.$/);
  assert.match(areOnStage(names.slice(0, 4)), /^Alice, Bob,? and 2 others are on stage\.$/);
  assert.match(areOnStage(names.slice(0, 3)), /^Alice, Bob,? and Charlie are on stage\.$/);
  assert.equal(leftTheStage(["Bob"]), "Bob left the stage.");
  assert.equal(areOnStage([]), "");
});

test("a moderator decides about neither themselves nor hosts, and about moderators only if they appoint them", () => {
  for (const [facts, appoints, may] of [
    [{ role: "none" }, false, true],
    [{ role: "none", me: "true" }, true, false],
    [{ role: "host" }, true, false],
    [{ role: "moderator" }, false, false],
    [{ role: "moderator" }, true, true],
  ])
    assert.equal(mayDecide(facts, appoints), may);
});

describe("coming onto the stage and leaving it", () => {
  let said;
  let comings;
  beforeEach(() => {
    stillClock();
    said = [];
    comings = new Comings((words) => said.push(words));
  });
  afterEach(clockGoesOn);

  test("those of two seconds are told in one go", async () => {
    for (const name of ["Alice", "Bob"]) comings.came(name);
    await pass(1000);
    comings.went("Charlie");
    await pass(999);
    assert.deepEqual(said, []);
    await pass(1);
    assert.deepEqual(said, ["Alice and Bob are on stage. Charlie left the stage."]);
    await pass(60_000);
    assert.equal(said.length, 1);
  });

  test("whoever came and left at once is told as gone", async () => {
    comings.came("Bob");
    comings.went("Bob");
    await pass(2000);
    assert.deepEqual(said, ["Bob left the stage."]);
    comings.came("Bob");
    await pass(2000);
    assert.equal(said.at(-1), "Bob is on stage.");
  });
});
