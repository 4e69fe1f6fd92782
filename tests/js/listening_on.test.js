import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { Refusal } from "#models/space_requests.js";
import { SEAT, visit } from "./listener.js";
import { clockGoesOn, pass, stillClock } from "./support.js";

describe("going on listening", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("a lost connection keeps the place and rejoins by itself with a fresh token", async () => {
    const { listening, joins, states } = visit(SEAT);
    await listening.listen();
    listening.lost();
    assert.equal(listening.state, "reconnecting");
    await pass(500);
    assert.equal(joins(), 2);
    assert.deepEqual(states(), ["joining", "hearing", "reconnecting", "hearing"]);
  });

  test("rejoining backs off while it fails, and goes on for as long as it takes", async () => {
    const gone = new Refusal("unreachable", "The site can't be reached.");
    const { listening, joins } = visit(SEAT, gone, gone, gone, gone, SEAT);
    await listening.listen();
    listening.lost();
    for (const wait of [500, 1000, 2000, 4000, 8000]) {
      assert.equal(listening.state, "reconnecting");
      await pass(wait);
    }
    assert.equal(joins(), 6);
    assert.equal(listening.state, "hearing");
  });

  test("a connection that breaks as soon as it is made backs off all the same", async () => {
    const { listening, joins } = visit(SEAT);
    await listening.listen();
    for (const wait of [500, 1000, 2000]) {
      listening.lost();
      await pass(wait - 1);
      assert.equal(listening.state, "reconnecting");
      await pass(1);
      assert.equal(listening.state, "hearing");
    }
    assert.equal(joins(), 4);
  });

  test("what LiveKit mends by itself asks for no new seat", async () => {
    const { listening, joins, states } = visit(SEAT);
    await listening.listen();
    listening.interrupted();
    listening.restored();
    assert.equal(joins(), 1);
    assert.deepEqual(states().slice(1), ["hearing", "reconnecting", "hearing"]);
  });

  test("heard elsewhere, it stays silent until it is asked to use this tab, and never loops", async () => {
    const { listening, joins } = visit(SEAT);
    await listening.listen();
    listening.lost({ elsewhere: true });
    await pass(60_000);
    assert.equal(listening.state, "elsewhere");
    assert.equal(joins(), 1);
    await listening.listen();
    assert.equal(listening.state, "hearing");
    assert.equal(joins(), 2);
  });

  test("sent off while still connecting, it does not wait for what never comes", async () => {
    const never = () => new Promise(() => {});
    for (const [why, state] of [
      [{ elsewhere: true }, "elsewhere"],
      [{ removed: true }, "apart"],
    ]) {
      const { listening, audio, joins } = visit(SEAT);
      audio.connect = never;
      listening.listen();
      await pass(0);
      assert.equal(listening.state, "joining");
      listening.lost(why);
      await pass(60_000);
      assert.deepEqual([listening.state, joins()], [state, 1]);
    }
  });

  test("two tabs of one person: the second is heard, the first stays silent", async () => {
    const tabs = [visit(SEAT), visit(SEAT)];
    await tabs[0].listening.listen();
    await tabs[1].listening.listen();
    tabs[0].listening.lost({ elsewhere: true });
    await pass(60_000);
    assert.deepEqual(
      tabs.map(({ listening }) => listening.state),
      ["elsewhere", "hearing"],
    );
    assert.deepEqual(
      tabs.map(({ joins }) => joins()),
      [1, 1],
    );
  });

  test("the end told by an event stops the sound and is said once", async () => {
    const { listening, calls, states } = visit(SEAT);
    await listening.listen();
    listening.end();
    listening.lost();
    listening.end();
    await pass(60_000);
    assert.equal(calls.at(-1), "disconnect");
    assert.deepEqual(
      states().filter((state) => state === "ended"),
      ["ended"],
    );
    assert.equal(listening.state, "ended");
  });

  test("the end told by a disconnect is found out by asking, and said once", async () => {
    const { listening, states } = visit(SEAT, new Refusal("space_ended", "This space has ended."));
    await listening.listen();
    listening.lost();
    await pass(500);
    listening.end();
    assert.deepEqual(states(), ["joining", "hearing", "reconnecting", "ended"]);
  });

  test("an ended space can't be left or listened to", async () => {
    const { listening, joins } = visit(SEAT);
    listening.end();
    listening.leave();
    await listening.listen();
    assert.equal(listening.state, "ended");
    assert.equal(joins(), 0);
  });
});
