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

test("who may raise a hand, and with what, follows the host's rules", () => {
  const space = new Circumstances({ handsFrom: "signed_in", notes: "off" });
  assert.deepEqual([space.situation.openToGuests, space.situation.noted], [false, false]);
  space.change({ kind: "space.edited", hands_from: "named", notes: "required" });
  assert.deepEqual([space.situation.openToGuests, space.situation.noted], [true, true]);
});

test("a snapshot says all of it", () => {
  const space = new Circumstances({ frozen: true, hostDue: "2026-01-01T20:02:00Z" });
  space.show({ frozen: false, locked: true, interrupted_at: "x", host_due: null, generation: 3 });
  assert.deepEqual(space.facts, {
    ...{ frozen: false, locked: true, interrupted: true, hostDue: "" },
    ...{ handsFrom: "named", notes: "optional", generation: 3 },
  });
});
