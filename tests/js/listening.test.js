import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { NO_SOUND } from "#helpers/troubles.js";
import { Refusal } from "#models/space_requests.js";
import { SEAT, visit, WAIT } from "./listener.js";
import { clockGoesOn, pass, settled, stillClock } from "./support.js";

describe("listening", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("a tap allows the sound before anything is asked, then takes a seat", async () => {
    const { listening, calls, states } = visit(SEAT);
    listening.listen();
    assert.equal(calls[0], "begin");
    await settled();
    assert.deepEqual(calls, ["begin", "join", "connect"]);
    assert.deepEqual(states(), ["joining", "hearing"]);
  });

  test("a second tap while the first is being answered does nothing", async () => {
    const { listening, joins } = visit(SEAT);
    listening.listen();
    listening.listen();
    await settled();
    assert.equal(joins(), 1);
  });

  test("while the media starts it waits as long as it is told and asks again", async () => {
    const { listening, joins, states } = visit(WAIT, WAIT, SEAT);
    await listening.listen();
    await pass(499);
    assert.equal(joins(), 1);
    await pass(1);
    await pass(500);
    assert.equal(joins(), 3);
    assert.deepEqual(states(), ["joining", "waiting", "hearing"]);
  });

  test("leaving while waiting asks no more", async () => {
    const { listening, joins } = visit(WAIT);
    await listening.listen();
    listening.leave();
    await pass(10_000);
    assert.equal(joins(), 1);
    assert.equal(listening.state, "apart");
  });

  test("an answer that comes after leaving means nothing", async () => {
    const { listening, calls } = visit(SEAT);
    const answer = listening.listen();
    listening.leave();
    await answer;
    assert.ok(!calls.includes("connect"));
    assert.equal(listening.state, "apart");
  });

  test("a refusal gives the button back, with the server's words", async () => {
    const refusal = new Refusal("origin_refused", "Not from this page.");
    const { listening, told } = visit(refusal);
    await listening.listen();
    assert.deepEqual(told.at(-1), { state: "apart", trouble: refusal });
  });

  test("who is banned, locked out or too late is told so once, and not brought back", async () => {
    for (const code of ["banned", "space_locked", "space_cancelled"]) {
      const refusal = new Refusal(code, "No.", 30_000);
      const { listening, told, joins } = visit(refusal);
      await listening.listen();
      await pass(60_000);
      assert.equal(joins(), 1);
      assert.deepEqual(told.at(-1), { state: "apart", trouble: refusal });
    }
  });

  test("refused twice, the words are said twice", async () => {
    const { listening, told } = visit(new Refusal("origin_refused", "From another site."));
    await listening.listen();
    await listening.listen();
    assert.equal(told.filter(({ trouble }) => trouble).length, 2);
  });

  test("sound that can't be reached has words of its own", async () => {
    const { listening, audio, told } = visit(SEAT);
    audio.trouble = new Error("could not establish pc connection");
    await listening.listen();
    assert.deepEqual(told.at(-1), { state: "apart", trouble: NO_SOUND });
  });

  test("a site that says when to come back is asked again, but not for ever", async () => {
    const refusal = new Refusal("live_unavailable", "Soon.", 3000);
    const { listening, joins, told } = visit(refusal);
    await listening.listen();
    for (let turn = 0; turn < 9; turn += 1) await pass(3000);
    assert.equal(joins(), 7);
    assert.deepEqual(told.at(-1), { state: "apart", trouble: refusal });
  });

  test("a door that does not know yet that the space is live is asked again", async () => {
    const { listening, states } = visit(new Refusal("space_not_live", "Not live yet."), SEAT);
    await listening.listen();
    await pass(500);
    assert.deepEqual(states(), ["joining", "waiting", "hearing"]);
  });

  test("once the network is back it does not wait as long as it would have", async () => {
    const { listening, audio, joins } = visit(SEAT);
    await listening.listen();
    audio.trouble = new Error("could not establish pc connection");
    listening.lost();
    for (const wait of [500, 1000, 2000, 4000]) await pass(wait);
    const before = joins();
    audio.trouble = null;
    listening.hurry();
    await pass(500);
    assert.deepEqual([joins(), listening.state], [before + 1, "hearing"]);
    listening.hurry();
    await pass(60_000);
    assert.equal(joins(), before + 1);
  });
});
