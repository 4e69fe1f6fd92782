import assert from "node:assert/strict";
import { test } from "node:test";
import { Circumstances } from "#models/circumstances.js";

const after = (...events) => {
  const space = new Circumstances();
  for (const event of events) space.change(event);
  return space.facts;
};

test("a panic and a lock hold until they are ended", () => {
  assert.equal(after({ kind: "stage.frozen" }).frozen, true);
  assert.equal(after({ kind: "stage.frozen" }, { kind: "stage.unfrozen" }).frozen, false);
  assert.equal(after({ kind: "space.locked" }).locked, true);
  assert.equal(after({ kind: "space.locked" }, { kind: "space.unlocked" }).locked, false);
});

test("the sound is interrupted until it comes back, perhaps in another room", () => {
  assert.equal(after({ kind: "space.interrupted" }).interrupted, true);
  const back = after({ kind: "space.interrupted" }, { kind: "space.resumed", generation: 2 });
  assert.deepEqual([back.interrupted, back.generation], [false, 2]);
});

test("an absent host is due until they return or somebody else hosts", () => {
  const left = { kind: "host.left", until: "2026-01-01T20:02:00Z" };
  assert.equal(after(left).hostDue, left.until);
  for (const kind of ["host.returned", "host.succeeded", "host.changed"])
    assert.equal(after(left, { kind }).hostDue, "");
});

test("who hosts meanwhile is said until whose space it is comes back", () => {
  const space = new Circumstances({ host: "a11ce" });
  space.change({ kind: "host.left", until: "2026-01-01T20:02:00Z" });
  space.change({ kind: "host.succeeded", person: "m0na", name: "Mona" });
  assert.equal(space.facts.standIn, "Mona");
  // Mona was away herself, and is back.
  space.change({ kind: "host.returned", person: "" });
  assert.equal(space.facts.standIn, "Mona");
  space.change({ kind: "host.returned", person: "m0na" });
  assert.equal(space.facts.standIn, "");
});

test("who looks in from outside learns of it from the stage, and of nobody who was only handed the space", () => {
  const stage = [
    { person: "a11ce", name: "Alice", role: "host" },
    { person: "m0na", name: "Mona", role: "host" },
  ];
  const space = new Circumstances({ host: "a11ce", hostDue: "2026-01-01T20:02:00Z" });
  space.show({ stage, host_due: null });
  assert.equal(space.facts.standIn, "Mona");
  space.show({ stage: stage.slice(0, 1), host_due: null });
  assert.equal(space.facts.standIn, "");
  space.show({ stage: stage.slice(1), host_due: null });
  assert.equal(space.facts.standIn, "");
});

test("handed over, the space has another host", () => {
  const { host, hostName, hostHandle } = after(
    ...[{ kind: "host.changed", person: "m0na", name: "Mona", handle: "mona", before: "a11ce" }],
  );
  assert.deepEqual([host, hostName, hostHandle], ["m0na", "Mona", "mona"]);
});

test("words, rules and the start are as they were last changed", () => {
  const rules = { visibility: "private", hands_from: "invited", notes: "off", title: "Two boats" };
  const space = new Circumstances({ title: "A boat", notes: "optional" });
  space.change({ kind: "space.edited", ...rules });
  const { title, isPrivate, handsFrom, noted } = space.situation;
  assert.deepEqual([title, isPrivate, handsFrom, noted], ["Two boats", true, "invited", false]);
  space.change({ kind: "space.postponed", scheduled_for: "2026-01-02T20:00:00Z" });
  assert.equal(space.facts.scheduledFor, "2026-01-02T20:00:00Z");
  space.change({ kind: "space.postponed", scheduled_for: "" });
  assert.equal(space.facts.scheduledFor, "");
});

test("what is pinned is so until it is changed or taken down", () => {
  const space = new Circumstances({ pinned: "Hello" });
  space.change({ seq: 1, kind: "space.pinned", words: "Slides" });
  assert.equal(space.situation.pinned, "Slides");
  space.change({ seq: 2, kind: "space.pinned", words: null });
  assert.equal(space.situation.pinned, "");
  space.show({ pinned: "Slides", stage: [] });
  assert.equal(space.situation.pinned, "Slides");
  space.change({ seq: 3, kind: "space.unpinned" });
  assert.equal(space.situation.pinned, "");
});

test("an end has its time, from the event or the snapshot", () => {
  const space = new Circumstances();
  space.change({ seq: 1, kind: "space.ended", at: "2026-01-01T22:00:00Z" });
  assert.equal(space.facts.endedAt, "2026-01-01T22:00:00Z");
  space.show({ ended_at: "2026-01-01T22:01:00Z", stage: [] });
  assert.equal(space.facts.endedAt, "2026-01-01T22:01:00Z");
});

test("a snapshot says all of it", () => {
  const space = new Circumstances({ frozen: true, hostDue: "2026-01-01T20:02:00Z" });
  const told = { frozen: false, locked: true, interrupted_at: "x", host_due: null, generation: 3 };
  space.show({ ...told, title: "A boat", scheduled_for: null, stage: [] });
  assert.deepEqual(space.facts, {
    ...{ title: "A boat", scheduledFor: "", endedAt: "", visibility: "public" },
    ...{ frozen: false, locked: true, interrupted: true },
    ...{ host: "", hostName: "", hostHandle: "", hostDue: "", standIn: "" },
    ...{ handsFrom: "named", notes: "optional", pinned: "", generation: 3 },
  });
});
