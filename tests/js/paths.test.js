import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { Crossing } from "#models/crossing.js";
import { Paths } from "#models/paths.js";
import { clockGoesOn, notebook, pass, stillClock } from "./support.js";

const INTERACTIVE = { seat: "interactive", livekit: { url: "ws://x", token: "t" } };
const ON_STAGE = { ...INTERACTIVE, on_stage: true };
const BROADCAST = { seat: "broadcast", broadcast: { url: "/hls/1/s/k/current/master.m3u8" } };
const voices = (speaking) => new Map([["alice", { speaking, muted: false, level: 0 }]]);

/** Both paths, whose levels and deeds are written down in `done`. */
function ears() {
  const done = [];
  const levels = { stage: 1, broadcast: 1 };
  const path = (name) => ({
    connect: async (where) => {
      done.push(`${name} connects`);
      if (world.trouble) throw world.trouble;
      world.where = where;
    },
    disconnect: () => done.push(`${name} disconnects`),
    prepare: async () => {},
  });
  const world = { hidden: false, trouble: null, where: null, loudest: 0 };
  const slots = {
    level: (name, level) => {
      levels[name] = level;
      world.loudest = Math.max(world.loudest, Math.min(levels.stage, levels.broadcast));
    },
  };
  const stage = { ...path("stage"), slots, begin: () => {}, arrives: async () => true };
  const broadcast = { ...path("broadcast"), date: 5000, isOver: false, expect: () => {} };
  const told = notebook("voices", "interrupted", "restored", "lost", "playback");
  const load = async () => ({ makeBroadcast: () => broadcast, Crossing });
  const it = new Paths(stage, told, { hidden: () => world.hidden, load });
  /** Whether the stage is heard through `path` to be spoken on. */
  const speak = (name, speaking) => it.listener(name).voices(voices(speaking));
  const settle = async (milliseconds) => {
    for (let at = 0; at < milliseconds; at += 10) await pass(10);
  };
  return { it, done, levels, world, told, speak, settle };
}

describe("the paths by which the stage is heard", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("the first seat is heard at once, by its own path", async () => {
    for (const [seat, path, where] of [
      [INTERACTIVE, "stage", INTERACTIVE.livekit],
      [BROADCAST, "broadcast", BROADCAST.broadcast],
    ]) {
      const { it, done, levels, world } = ears();
      await it.connect(seat);
      assert.deepEqual(done, [`${path} connects`]);
      assert.equal(levels[path], 1);
      assert.equal(it.heard, path);
      assert.equal(world.where, where);
    }
  });

  test("the new one connects muted and takes over in a pause, and the two are never heard together", async () => {
    const { it, done, levels, world, speak, settle } = ears();
    await it.connect(BROADCAST);
    speak("broadcast", true);
    world.loudest = 0;
    const crossing = it.connect(ON_STAGE);
    await settle(1000);
    assert.deepEqual(done, ["broadcast connects", "stage connects"]);
    assert.deepEqual(levels, { stage: 0, broadcast: 1 });
    speak("broadcast", false);
    await settle(300);
    assert.equal(it.heard, "broadcast");
    await settle(300);
    await crossing;
    assert.deepEqual(levels, { stage: 1, broadcast: 0 });
    assert.deepEqual(done.slice(2), ["broadcast disconnects"]);
    assert.equal(it.heard, "stage");
    assert.equal(world.loudest, 0);
  });

  test("a word in between begins the pause anew, and after eight seconds there need be none", async () => {
    const { it, speak, settle } = ears();
    await it.connect(BROADCAST);
    it.connect(ON_STAGE);
    for (let turn = 0; turn < 7; turn += 1) {
      speak("broadcast", true);
      await settle(700);
      speak("broadcast", false);
      await settle(300);
    }
    assert.equal(it.heard, "broadcast");
    speak("broadcast", true);
    await settle(1200);
    assert.equal(it.heard, "stage");
  });

  test("whoever unmutes need not wait for a pause", async () => {
    const { it, speak, settle } = ears();
    await it.connect(BROADCAST);
    speak("broadcast", true);
    it.connect(ON_STAGE);
    await settle(100);
    it.hurry();
    await settle(200);
    assert.equal(it.heard, "stage");
  });

  test("where nothing is heard any more there is no pause to wait for", async () => {
    const { it, speak, settle } = ears();
    await it.connect(BROADCAST);
    speak("broadcast", true);
    it.listener("broadcast").interrupted();
    it.connect(ON_STAGE);
    await settle(200);
    assert.equal(it.heard, "stage");
  });

  test("nobody is moved while the page is hidden, but onto the stage", async () => {
    const { it, world, speak, settle } = ears();
    await it.connect(INTERACTIVE);
    speak("stage", false);
    world.hidden = true;
    it.connect(BROADCAST);
    await settle(10_000);
    assert.equal(it.heard, "stage");
    world.hidden = false;
    await settle(700);
    assert.equal(it.heard, "broadcast");
    world.hidden = true;
    speak("broadcast", false);
    it.connect(ON_STAGE);
    await settle(700);
    assert.equal(it.heard, "stage");
  });

  test("a path that does not come about changes nothing of what is heard", async () => {
    const { it, levels, world, done } = ears();
    await it.connect(BROADCAST);
    world.trouble = new Error("could not establish pc connection");
    await assert.rejects(it.connect(ON_STAGE));
    assert.equal(it.heard, "broadcast");
    assert.equal(levels.broadcast, 1);
    assert.ok(!done.includes("broadcast disconnects"));
  });

  test("where the first did not come about, the second is heard at once", async () => {
    const { it, levels, world } = ears();
    world.trouble = new Error("nothing is written");
    await assert.rejects(it.connect(BROADCAST));
    world.trouble = null;
    await it.connect(INTERACTIVE);
    assert.deepEqual([it.heard, levels.stage], ["stage", 1]);
  });

  test("a connection that was lost and is back has pauses to wait for again", async () => {
    const { it, speak, settle } = ears();
    await it.connect(BROADCAST);
    it.listener("broadcast").lost({ elsewhere: false, removed: false });
    await it.connect(BROADCAST);
    speak("broadcast", true);
    it.connect(ON_STAGE);
    await settle(1000);
    assert.equal(it.heard, "broadcast");
  });

  test("leaving while it crosses leaves both", async () => {
    const { it, done, speak, settle } = ears();
    await it.connect(BROADCAST);
    speak("broadcast", false);
    it.connect(ON_STAGE);
    await settle(100);
    it.disconnect();
    await settle(1000);
    assert.deepEqual(done.slice(-2), ["stage disconnects", "broadcast disconnects"]);
    assert.equal(it.heard, "");
  });

  test("only what is heard tells who speaks and how it is; being thrown out is told by both", async () => {
    const { it, told, speak, settle } = ears();
    await it.connect(BROADCAST);
    it.connect(ON_STAGE);
    speak("stage", true);
    it.listener("stage").interrupted();
    it.listener("stage").lost({ elsewhere: false, removed: false });
    assert.deepEqual(told.heard, []);
    it.listener("stage").lost({ elsewhere: true, removed: false });
    assert.equal(told.heard.at(-1)[0], "lost");
    await settle(9000);
    assert.deepEqual(told.heard.at(-1), ["voices", voices(true)]);
  });

  test("the broadcast's clock counts only while it is heard", async () => {
    const { it } = ears();
    assert.equal(it.date, null);
    await it.connect(BROADCAST);
    assert.equal(it.date, 5000);
  });
});
