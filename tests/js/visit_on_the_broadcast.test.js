import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { sentence } from "#helpers/words.js";
import { clockGoesOn, pass, settled, stillClock } from "./support.js";
import { SEAT, visit } from "./visiting.js";

const ME = "a".repeat(32);
const BOB = "b".repeat(32);
const BROADCAST = {
  seat: "broadcast",
  broadcast: { url: "/hls/1/s/k/current/master.m3u8", expires: 1 },
  person: ME,
  on_stage: false,
  seq: 4,
};
const at = new Date(10_000).toISOString();
const joined = (person, seq = 5) => ({ t: "event", seq, kind: "stage.joined", person, at });
const left = (person, seq) => ({ t: "event", seq, kind: "stage.left", person, at });

async function listener() {
  const played = visit({ me: ME, join: [200, BROADCAST] });
  played.it.begin();
  await played.it.listening.listen();
  await settled();
  played.broadcast.date = 5000;
  const events = () => played.told.heard.filter(([, name]) => name === "event").length;
  return { ...played, events };
}

describe("a visit that hears the broadcast", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("says so, and that it is late", async () => {
    const { it, broadcast } = await listener();
    assert.deepEqual(broadcast.heard[0], ["connect", BROADCAST.broadcast.url]);
    assert.equal(it.view, "hearing");
    assert.match(sentence(it.situation), /broadcast/);
  });

  test("sees others come onto the stage when they are heard there", async () => {
    const { broadcast, say, events } = await listener();
    say(joined(BOB));
    await pass(1000);
    assert.equal(events(), 0);
    broadcast.date = 10_000;
    await pass(100);
    assert.equal(events(), 1);
  });

  test("learns at once that it comes on stage, and crosses over muted while it hears on", async () => {
    const { it, audio, say, server, joins, broadcast } = await listener();
    server.join = [200, { ...SEAT, person: ME, on_stage: true }];
    say(joined(ME));
    assert.equal(it.place.onStage, true);
    await settled();
    assert.equal(joins(), 2);
    assert.equal(it.view, "hearing");
    broadcast.told.voices(new Map([[BOB, { speaking: false, muted: true, level: 0 }]]));
    for (let turn = 0; turn < 60; turn += 1) await pass(10);
    assert.equal(broadcast.heard.at(-1)[0], "expect");
    assert.ok(broadcast.heard.some(([name]) => name === "disconnect"));
    assert.equal(it.listening.seat, "interactive");
    assert.ok(!audio.heard.some(([name]) => name === "unmute" || name === "disconnect"));
  });

  test("goes back when the join says so", async () => {
    const { it, say, server, joins, ears } = await listener();
    server.join = [200, { ...SEAT, person: ME, on_stage: true }];
    say(joined(ME));
    for (let turn = 0; turn < 170; turn += 1) await pass(50);
    assert.equal(it.listening.seat, "interactive");
    server.join = [200, BROADCAST];
    say(left(ME, 6));
    ears().voices(new Map([[BOB, { speaking: false, muted: true, level: 0 }]]));
    for (let turn = 0; turn < 20; turn += 1) await pass(50);
    assert.equal(joins(), 3);
    assert.equal(it.listening.seat, "broadcast");
    assert.equal(it.view, "hearing");
  });

  test("comes on stage during a stall, and crosses over once it is back", async () => {
    const { it, say, server, joins, broadcast } = await listener();
    server.join = [200, { ...SEAT, person: ME, on_stage: true }];
    broadcast.told.interrupted();
    assert.equal(it.view, "reconnecting");
    say(joined(ME));
    await settled();
    assert.equal(joins(), 1);
    broadcast.told.restored();
    await settled();
    assert.equal(joins(), 2);
  });

  test("hears the last word before it is told of the end", async () => {
    const { it, audio, broadcast, say } = await listener();
    say({ t: "event", seq: 5, kind: "space.ended", at });
    await pass(1000);
    assert.equal(it.view, "hearing");
    broadcast.isOver = true;
    await pass(100);
    assert.equal(it.view, "ended");
    assert.equal(audio.heard.at(-1)[0], "disconnect");
  });

  test("banned is banned at once", async () => {
    const { it, say, sockets, broadcast } = await listener();
    say({ t: "event", seq: 5, kind: "person.banned", person: ME, at });
    sockets.at(-1).onclose({ code: 4410 });
    await settled();
    assert.equal(it.view, "banned");
    assert.equal(broadcast.heard.at(-1)[0], "disconnect");
  });
});
