import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { afterEach, beforeEach, test } from "node:test";
import { found, report } from "#helpers/check_words.js";
import { ConnectionCheck, wayOf } from "#models/connection_check.js";
import { clockGoesOn, pass, stillClock } from "./support.js";

beforeEach(stillClock);
afterEach(clockGoesOn);

const HOSTS = { site: "rostrum.example", media: "media.example:7880" };

/** What a browser tells of a connection whose own end is so. */
const stats = (local) =>
  new Map([
    ["T", { id: "T", type: "transport", selectedCandidatePairId: "P" }],
    ["Q", { id: "Q", type: "candidate-pair", localCandidateId: "M" }],
    ["P", { id: "P", type: "candidate-pair", localCandidateId: "L" }],
    ["M", { id: "M", type: "local-candidate", protocol: "other" }],
    ["L", { id: "L", type: "local-candidate", ...local }],
  ]);

/** A network, by what comes of each try. */
function network({
  ways = ["udp"],
  status = 200,
  fails,
  answered = true,
  forced = true,
  opens = true,
} = {}) {
  const world = { left: 0 };
  class Room extends EventEmitter {
    engine = answered
      ? { pcManager: { publisher: { getStats: async () => stats({ protocol: ways[0] }) } } }
      : {};
    async connect() {
      if (fails) throw fails;
    }
    async simulateScenario() {
      ways.shift();
      if (forced) setTimeout(() => this.emit("Reconnected"), 10);
    }
    disconnect() {
      world.left += 1;
    }
  }
  class Socket {
    constructor(address) {
      world.address = address;
      setTimeout(() => (opens ? this.onopen() : this.onclose()), 10);
    }
    close() {}
  }
  const livekit = {
    Room,
    RoomEvent: { Reconnected: "Reconnected" },
  };
  const body = JSON.stringify({ livekit: { url: "wss://media", token: "t" } });
  const check = new ConnectionCheck({
    origin: "https://rostrum.example",
    WebSocket: Socket,
    fetch: async () => new Response(body, { status }),
    load: async () => livekit,
  });
  return { check, world };
}

async function inTime(promise) {
  const answer = promise.then((result) => result);
  for (let turn = 0; turn < 30; turn += 1) {
    await new Promise(setImmediate);
    await pass(1000);
  }
  return answer;
}

test("the way that is used is read from the browser's own account of it", () => {
  assert.equal(wayOf(stats({ protocol: "udp", candidateType: "host" })), "udp");
  assert.equal(wayOf(stats({ protocol: "tcp", candidateType: "prflx" })), "tcp");
  assert.equal(wayOf(stats({ protocol: "udp", candidateType: "relay" })), "relay");
  assert.equal(wayOf(new Map()), "");
  assert.equal(wayOf(undefined), "");
});

test("a browser that names no transport names the pair that it chose", () => {
  const chosen = { id: "P", type: "candidate-pair", nominated: true, state: "succeeded" };
  const all = new Map([
    ["P", { ...chosen, localCandidateId: "L" }],
    ["L", { id: "L", type: "local-candidate", protocol: "tcp" }],
  ]);
  assert.equal(wayOf(all), "tcp");
});

test("where nothing is blocked everything works", async () => {
  const { check, world } = network({ ways: ["udp", "tcp"] });
  assert.deepEqual(await inTime(check.line()), { works: true });
  assert.equal(world.address, "wss://rostrum.example/ws/check/");
  const media = await inTime(check.media());
  assert.deepEqual(media, { works: true, way: "udp" });
  assert.deepEqual(await inTime(check.tcp(media)), { works: true, way: "tcp" });
  check.close();
  assert.equal(world.left, 1);
});

test("where UDP is blocked the way round is found at once", async () => {
  const { check } = network({ ways: ["tcp"] });
  const media = await inTime(check.media());
  assert.deepEqual(media, { works: false, way: "tcp" });
  assert.deepEqual(await inTime(check.tcp(media)), { works: true, way: "tcp" });
});

test("where TCP is blocked the sound does not come back", async () => {
  const { check } = network({ ways: ["udp"], forced: false });
  const media = await inTime(check.media());
  assert.deepEqual(await inTime(check.tcp(media)), { works: false });
});

test("a server that can't be spoken with is told from sound without a way", async () => {
  for (const [answered, why] of [
    [true, "no_way"],
    [false, "no_signal"],
  ]) {
    const { check, world } = network({ answered, fails: new Error("late") });
    const media = await inTime(check.media());
    assert.deepEqual(media, { works: false, why });
    assert.deepEqual(await inTime(check.tcp(media)), { works: false, why });
    assert.equal(world.left, 1);
  }
});

test("without a room of one's own nothing is claimed", async () => {
  const { check } = network({ status: 429 });
  assert.deepEqual(await inTime(check.media()), { works: false, why: "no_place" });
});

test("a socket that is shut or never opens is blocked", async () => {
  assert.deepEqual(await inTime(network({ opens: false }).check.line()), { works: false });
});

test("what is blocked is named with what to ask for", () => {
  assert.match(found("line", { works: false }, HOSTS), /websockets through to rostrum\.example/);
  assert.match(found("media", { works: false }, HOSTS), /UDP through to media\.example:7880/);
  assert.match(found("tcp", { works: false, why: "no_signal" }, HOSTS), /was not reached/);
  assert.match(found("microphone", { works: false, why: "NotAllowedError" }, HOSTS), /allow it/);
  assert.match(found("microphone", { works: false, why: "silent" }, HOSTS), /silent/);
  assert.match(found("microphone", { works: false, why: "NotFoundError" }, HOSTS), /plug one in/);
});

test("the results are copied as a text with a line for each", () => {
  const text = report(
    [
      ["line", { works: true }],
      ["media", { works: false }],
    ],
    HOSTS,
  );
  assert.deepEqual(text.split("\n").slice(0, 2), [
    "Rostrum, rostrum.example",
    "Live updates work: the page hears at once what happens in a space.",
  ]);
  assert.match(text, /Sound, by UDP is blocked\./);
});
