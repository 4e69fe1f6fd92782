import assert from "node:assert/strict";
import { test } from "node:test";
import { Hands } from "#models/hands.js";

const AT = "2026-01-01T20:00:00Z";
const hand = (key, number, person = `p${number}`) => ({
  ...{ hand: key, number, person, name: person.toUpperCase(), handle: person, note: "" },
});
const raised = (...given) => ({ seq: 1, kind: "hand.raised", at: AT, ...hand(...given) });
const keys = ({ list }) => list.map((one) => one.hand);

test("hands are kept in their order, each once", () => {
  const hands = new Hands();
  for (const event of [raised("b", 2), raised("a", 1), raised("b", 2)]) hands.change(event, "me");
  assert.deepEqual(keys(hands), ["a", "b"]);
  assert.equal(hands.list[0].raised_at, AT);
});

test("a hand that was lowered, accepted or dismissed is no longer up", () => {
  const hands = new Hands({ list: [hand("a", 1), hand("b", 2), hand("c", 3), hand("d", 4)] });
  hands.change({ seq: 2, kind: "hand.lowered", hand: "a" }, "me");
  hands.change({ seq: 3, kind: "hand.accepted", hand: "b" }, "me");
  hands.change({ seq: 4, kind: "hand.dismissed", hand: "d" }, "me");
  assert.deepEqual(keys(hands), ["c"]);
});

test("mine is whichever is raised by me", () => {
  const hands = new Hands();
  hands.change(raised("a", 1), "me");
  assert.equal(hands.state, "down");
  hands.change(raised("b", 2, "me"), "me");
  assert.deepEqual([hands.state, hands.mine], ["up", { hand: "b", number: 2 }]);
  hands.change({ seq: 3, kind: "hand.dismissed", hand: "a" }, "me");
  assert.equal(hands.state, "up");
  hands.change({ seq: 4, kind: "hand.dismissed", hand: "b" }, "me");
  assert.equal(hands.state, "down");
});

test("one that is up stays up when hands close", () => {
  const hands = new Hands({ mine: { hand: "a", number: 1 } });
  hands.change({ seq: 1, kind: "hands.closed" }, "me");
  assert.equal(hands.state, "up");
  hands.change({ seq: 2, kind: "hand.lowered", hand: "a" }, "me");
  assert.equal(hands.state, "closed");
  hands.change({ seq: 3, kind: "hands.opened" }, "me");
  assert.equal(hands.state, "down");
});

test("a snapshot says how it is; one for everyone says nothing of mine, or of whose are up", () => {
  const hands = new Hands({ mine: { hand: "a", number: 1 }, list: [hand("a", 1)] });
  hands.show({ hands_open: false, hands: 1 });
  assert.deepEqual([hands.open, hands.state, keys(hands)], [false, "up", ["a"]]);
  hands.show({ hands_open: true, hand_list: [hand("b", 2)], you: { person: "me", my_hand: null } });
  assert.deepEqual([hands.open, hands.state, keys(hands)], [true, "down", ["b"]]);
});

test("an event I may not see changes nothing", () => {
  const hands = new Hands({ mine: { hand: "a", number: 1 }, list: [hand("a", 1)] });
  hands.change({ seq: 5 }, "me");
  assert.deepEqual([hands.state, keys(hands)], ["up", ["a"]]);
});
