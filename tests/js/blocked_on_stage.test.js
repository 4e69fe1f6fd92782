import assert from "node:assert/strict";
import { test } from "node:test";
import { blockedOnStage } from "#helpers/blocked_words.js";
import { BlockedOnStage } from "#models/blocked_on_stage.js";

const BOB = { person: "b0b", name: "Bob", handle: "bob", role: null };
const DAN = { person: "da", name: "Dan", handle: "dan", role: null };
const EVE = { person: "e0e", name: "Eve", handle: "eve", role: null };

test("of the people on stage those one blocked are told", () => {
  const stage = new BlockedOnStage(["b0b", "da"]);
  stage.show([EVE, BOB]);
  assert.deepEqual(stage.handles, ["bob"]);
  stage.change({ kind: "stage.joined", ...DAN });
  stage.change({ kind: "stage.joined", ...EVE });
  assert.deepEqual(stage.handles, ["bob", "dan"]);
});

test("who goes is told no more, and a snapshot says it anew", () => {
  const stage = new BlockedOnStage(["b0b", "da"]);
  stage.show([BOB, DAN]);
  stage.change({ kind: "stage.left", person: "b0b" });
  stage.change({ kind: "stage.muted", person: "da" });
  assert.deepEqual(stage.handles, ["dan"]);
  stage.show([EVE]);
  assert.deepEqual(stage.handles, []);
});

test("coming twice is coming once", () => {
  const stage = new BlockedOnStage(["b0b"]);
  for (let n = 0; n < 2; n++) stage.change({ kind: "stage.joined", ...BOB });
  assert.deepEqual(stage.handles, ["bob"]);
});

test("the warning names them, and is empty without any", () => {
  assert.equal(blockedOnStage([]), "");
  assert.equal(blockedOnStage(["bob"]), "Someone you blocked is on stage: @bob");
  assert.equal(blockedOnStage(["bob", "dan"]), "Someone you blocked is on stage: @bob, @dan");
});

test("whom I block while they are on stage counts from then on", () => {
  const onStage = new BlockedOnStage([]);
  onStage.show([{ person: "b", handle: "bob", name: "Bob", role: "", held: false }]);
  assert.deepEqual(onStage.handles, []);
  onStage.block("b");
  assert.deepEqual(onStage.handles, ["bob"]);
});
