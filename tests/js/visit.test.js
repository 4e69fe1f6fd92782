import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { Visit } from "#models/visit.js";
import { clockGoesOn, notebook, pass, settled, stillClock } from "./support.js";

const SEAT = { seat: "interactive", livekit: {}, on_stage: false, seq: 4 };
const STATE = { slug: "evening", state: "live", seq: 4, now: 2, peak: 9, stage: [] };

/** The browser around a visit: one socket, one server, and a sound that always comes. */
function visit({ state = "live", onStage = false, join = [200, SEAT], read = STATE } = {}) {
  const sockets = [];
  const server = { join };
  globalThis.WebSocket = class {
    constructor(address) {
      this.address = address;
      sockets.push(this);
    }
    close() {}
  };
  const asked = [];
  mock.method(globalThis, "fetch", async (address) => {
    asked.push(address);
    const [status, body] = address.endsWith("join") ? server.join : [200, read];
    return new Response(JSON.stringify(body), { status });
  });
  const audio = {
    ...notebook("begin", "disconnect"),
    prepare: async () => {},
    connect: async () => {},
  };
  const told = notebook("view", "tell");
  let ears;
  const it = new Visit({
    slug: "evening",
    state,
    onStage,
    seq: 4,
    origin: "https://rostrum.example",
    sound: (listener) => {
      ears = listener;
      return audio;
    },
    told,
  });
  const say = (frame) => sockets.at(-1).onmessage({ data: JSON.stringify(frame) });
  const joins = () => asked.filter((address) => address.endsWith("join")).length;
  return { it, audio, told, server, sockets, say, joins, ears: () => ears };
}

describe("a visit to a space", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("before the start it looks in, and offers to listen once it is live", async () => {
    const { it, sockets } = visit({ state: "scheduled" });
    it.begin();
    assert.equal(it.view, "scheduled");
    await pass(1000);
    assert.equal(it.view, "apart");
    assert.equal(sockets.length, 0);
  });

  test("a listener's socket opens with their seat, and closes when they leave", async () => {
    const { it, sockets } = visit();
    it.begin();
    await it.listening.listen();
    await settled();
    assert.equal(sockets[0].address, "wss://rostrum.example/ws/s/evening/?after=4");
    it.listening.leave();
    assert.equal(it.view, "apart");
    assert.equal(sockets[0].onmessage, null);
  });

  test("whoever is on stage comes back to it without a tap", async () => {
    const { it, audio, joins } = visit({ onStage: true, join: [200, { ...SEAT, on_stage: true }] });
    it.begin();
    await settled();
    await settled();
    assert.equal(joins(), 1);
    assert.equal(it.view, "hearing");
    assert.ok(!audio.heard.some(([name]) => name === "begin"));
  });

  test("the seat says whether I am on stage", async () => {
    const { it } = visit({ join: [200, { ...SEAT, on_stage: true }] });
    await it.listening.listen();
    assert.equal(it.onStage, true);
  });

  test("the end told by an event stops the sound at once", async () => {
    const { it, audio, say } = visit();
    await it.listening.listen();
    say({ t: "event", seq: 5, kind: "space.ended" });
    assert.equal(it.view, "ended");
    assert.equal(audio.heard.at(-1)[0], "disconnect");
  });

  test("the end told by the media's disconnect is the same end", async () => {
    const { it, ears, told, server } = visit();
    await it.listening.listen();
    server.join = [410, { error: "space_ended", message: "This space has ended." }];
    ears().lost({ elsewhere: false });
    await pass(500);
    await settled();
    assert.equal(it.view, "ended");
    const views = told.heard.filter(([name]) => name === "view").length;
    await pass(60_000);
    assert.equal(told.heard.filter(([name]) => name === "view").length, views);
  });

  test("an ended space is left alone", async () => {
    const { it, joins, sockets } = visit({ state: "ended", onStage: true });
    it.begin();
    await pass(60_000);
    assert.equal(joins() + sockets.length, 0);
  });

  test("sound that the browser holds back is a view of its own", async () => {
    const { it, ears } = visit();
    await it.listening.listen();
    ears().playback(false);
    assert.equal(it.view, "silenced");
    ears().playback(true);
    assert.equal(it.view, "hearing");
  });

  test("counts go to the house, and the fullest moment is remembered", async () => {
    const { it, say, told } = visit();
    await it.listening.listen();
    say({ t: "tick", seq: 4, now: 12, peak: 40 });
    assert.deepEqual(told.heard.at(-1).slice(0, 2), ["tell", "tick"]);
    assert.equal(it.peak, 40);
  });
});
