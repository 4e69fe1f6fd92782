import assert from "node:assert/strict";
import { test } from "node:test";
import { Volumes } from "#models/volumes.js";

function storage() {
  const kept = new Map();
  const store = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
  return { kept, open: () => store };
}

test("everybody is heard in full until I choose otherwise, and so again on the next visit", () => {
  const { open } = storage();
  const first = new Volumes(open);
  assert.equal(first.of("alice"), 1);
  first.choose("alice", 0.4);
  assert.equal(first.of("alice"), 0.4);
  assert.equal(new Volumes(open).of("alice"), 0.4);
  assert.equal(new Volumes(open).of("bob"), 1);
});

test("back at full volume nothing is kept", () => {
  const { kept, open } = storage();
  const volumes = new Volumes(open);
  volumes.choose("alice", 0);
  volumes.choose("alice", 1);
  assert.equal(kept.size, 0);
});

test("a browser that keeps nothing keeps it for this visit", () => {
  const volumes = new Volumes(() => {
    throw new DOMException("forbidden", "SecurityError");
  });
  assert.equal(volumes.of("alice"), 1);
  volumes.choose("alice", 0.2);
  assert.equal(volumes.of("alice"), 0.2);
});

test("what something else wrote there is not obeyed", () => {
  for (const odd of ["loud", "7", "-1", "NaN"]) {
    const { open } = storage();
    open().setItem("rostrum volume alice", odd);
    assert.equal(new Volumes(open).of("alice"), 1);
  }
});

test("an element plays its person so; silence is a mute as well", () => {
  const volumes = new Volumes(storage().open);
  const element = {};
  volumes.choose("alice", 0.5);
  volumes.apply(element, "alice");
  assert.deepEqual(element, { volume: 0.5, muted: false });
  volumes.choose("alice", 0);
  volumes.apply(element, "alice");
  assert.deepEqual(element, { volume: 0, muted: true });
  volumes.apply(element, "bob");
  assert.deepEqual(element, { volume: 1, muted: false });
});
