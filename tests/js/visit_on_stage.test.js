import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { MOVED, MUTED } from "#helpers/words.js";
import { clockGoesOn, pass, settled, stillClock } from "./support.js";
import { SEAT, STATE, visit } from "./visiting.js";

const BOB = { person: "b0b", name: "Bob", handle: "bob" };
const MINE = { ...SEAT, person: "b0b" };

/** Bob's, who listens. */
async function listening(options = {}) {
  const made = visit({ join: [200, MINE], ...options });
  await made.it.listening.listen();
  let seq = 4;
  const event = (kind, body) => made.say({ t: "event", seq: ++seq, kind, ...body });
  const views = () => made.told.heard.filter(([name]) => name === "view").length;
  return { ...made, event, views };
}

describe("a visit that leads to the stage and back", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("my hand goes up with its number, and down when it is dismissed", async () => {
    const { it, event } = await listening();
    event("hand.raised", { ...BOB, hand: "h1", number: 3, note: "", at: "2026-01-01T20:00:00Z" });
    assert.deepEqual([it.situation.hand, it.situation.number], ["up", 3]);
    event("hand.dismissed", { hand: "h1", person: "b0b" });
    assert.deepEqual(
      [it.situation.hand, it.situation.number, it.situation.notice],
      ["down", undefined, ""],
    );
  });

  test("being accepted brings me on stage on the same connection", async () => {
    const { it, event, joins, audio } = await listening({
      hands: { mine: { hand: "h1", number: 1 } },
    });
    event("hand.accepted", { hand: "h1", person: "b0b" });
    event("stage.joined", BOB);
    assert.equal(it.situation.onStage, true);
    assert.deepEqual([it.view, joins()], ["hearing", 1]);
    assert.deepEqual(audio.heard.at(-1), ["arrive"]);
    assert.ok(!audio.heard.some(([name]) => name === "disconnect"));
  });

  test("moved to the audience my microphone stops, and I am told", async () => {
    const { it, event, audio } = await listening({ join: [200, { ...MINE, on_stage: true }] });
    event("stage.left", { person: "b0b" });
    assert.deepEqual(audio.heard.at(-1), ["stepDown"]);
    assert.deepEqual(
      [it.situation.onStage, it.view, it.situation.notice],
      [false, "hearing", MOVED],
    );
  });

  test("muted by a moderator I am told so until I unmute", async () => {
    const { it, event, ears, audio } = await listening({
      join: [200, { ...MINE, on_stage: true }],
    });
    ears().microphone(true);
    event("stage.muted", { person: "b0b" });
    assert.deepEqual(audio.heard.at(-1), ["mute"]);
    ears().microphone(false);
    assert.equal(it.situation.notice, MUTED);
    ears().microphone(true);
    assert.equal(it.situation.notice, "");
  });

  test("what happens to others changes nothing for me", async () => {
    const { it, event, views, audio } = await listening();
    const before = views();
    event("stage.joined", { person: "a11ce" });
    event("stage.muted", { person: "a11ce" });
    event("stage.left", { person: "a11ce" });
    assert.deepEqual([it.situation.onStage, it.situation.notice, views()], [false, "", before]);
    assert.ok(!audio.heard.some(([name]) => name === "stepDown"));
  });

  test("a snapshot puts me where I am", async () => {
    const { it, say, audio } = await listening({ join: [200, { ...MINE, on_stage: true }] });
    const you = { person: "b0b", my_hand: { hand: "h2", number: 7 } };
    say({ t: "snapshot", ...STATE, seq: 9, hands_open: false, you });
    assert.deepEqual(
      [it.situation.onStage, it.situation.hand, it.situation.number],
      [false, "up", 7],
    );
    assert.deepEqual(audio.heard.at(-1), ["stepDown"]);
  });

  test("a page left open without sound learns from the state that I am on stage", async () => {
    const { it } = visit({ me: "b0b", read: { ...STATE, stage: [BOB] } });
    it.begin();
    await pass(1000);
    await settled();
    assert.deepEqual([it.view, it.situation.onStage], ["apart", true]);
  });

  test("closed hands are a state of their own for whoever has none up", async () => {
    const { it, event } = await listening();
    event("hands.closed", {});
    assert.equal(it.situation.hand, "closed");
    event("hands.opened", {});
    assert.equal(it.situation.hand, "down");
  });

  test("whoever moderates follows the socket before and after listening", async () => {
    const { it, sockets, say, told } = visit({ moderates: true });
    it.begin();
    assert.equal(sockets.length, 1);
    say({
      t: "event",
      seq: 5,
      kind: "hand.raised",
      ...BOB,
      hand: "h1",
      number: 1,
      note: "",
      at: "",
    });
    assert.deepEqual(told.heard.at(-1).slice(0, 2), ["tell", "hands"]);
    assert.equal(it.place.hands.list.length, 1);
    await it.listening.listen();
    it.listening.leave();
    assert.ok(sockets.at(-1).onmessage);
  });
});
