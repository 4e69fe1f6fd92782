import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { moveHere, soundIs } from "#helpers/device_words.js";
import { platformOf } from "#helpers/platform.js";
import { SoundHere, thisDevice } from "#models/sound_here.js";
import { clockGoesOn, pass, settled, stillClock } from "./support.js";
import { SEAT, visit } from "./visiting.js";

const DEVICE = { device: "0123456789abcdef", on: "linux" };
const ELSEWHERE = [200, { seat: "elsewhere", on: "iphone" }];

test("a device is known by the same number as long as the browser keeps it", () => {
  const kept = new Map();
  const storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (...pair) => kept.set(...pair),
  };
  const first = thisDevice(storage, { userAgent: "Mozilla/5.0 (Windows NT 10.0)" });
  assert.match(first.device, /^[0-9a-f]{16}$/);
  assert.equal(first.on, "windows");
  assert.deepEqual(thisDevice(storage, { userAgent: "… Windows" }), first);
});

test("where the browser keeps nothing, the page is a device of its own", () => {
  const storage = {
    getItem() {
      throw new DOMException("no", "SecurityError");
    },
  };
  assert.notEqual(thisDevice(storage).device, thisDevice(storage).device);
});

test("the platform is what its owner would call it", () => {
  const platforms = {
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)": "iphone",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8)": "android",
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)": "chromebook",
    "Mozilla/5.0 (X11; Linux x86_64)": "linux",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)": "mac",
    "": "other",
  };
  for (const [userAgent, platform] of Object.entries(platforms))
    assert.equal(platformOf({ userAgent }), platform);
  assert.equal(platformOf({ userAgent: "Macintosh", maxTouchPoints: 5 }), "ipad");
});

test("a seat is not asked for where another tab has the sound, unless it is to move", async () => {
  const asked = [];
  const requests = { join: async (from) => asked.push(from) && SEAT };
  const sound = new SoundHere(requests, { isElsewhere: async () => true }, DEVICE);
  assert.deepEqual(await sound.join(), { seat: "elsewhere", on: "tab" });
  assert.deepEqual(await sound.join(true), SEAT);
  assert.deepEqual(asked, [{ ...DEVICE, sound: "move" }]);
});

test("every platform has words of its own", () => {
  for (const on of ["tab", "iphone", "ipad", "android", "windows", "mac", "linux", "chromebook"]) {
    assert.notEqual(soundIs(on, false, true), soundIs("", false, true));
    assert.notEqual(soundIs(on, false, true), soundIs(on, true, true));
    assert.match(moveHere(on), /You arrive muted\.$/);
  }
  assert.equal(moveHere("a fridge"), moveHere(""));
});

describe("the second device of somebody", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  const onStage = { me: "a".repeat(32), onStage: true };
  const said = ({ sockets }) => JSON.parse(sockets.at(-1).sent ?? "null");

  test("only controls, and follows what happens", async () => {
    const { it, sockets, joins } = visit({ ...onStage, join: ELSEWHERE });
    it.begin();
    await settled();
    assert.equal(it.view, "elsewhere");
    assert.equal(it.situation.soundOn, "iphone");
    assert.equal(sockets.length, 1);
    await pass(60_000);
    assert.equal(joins(), 1);
  });

  test("takes the sound when it is asked to, and arrives muted", async () => {
    const { it, server, asked, audio } = visit({ ...onStage, join: ELSEWHERE });
    it.begin();
    await settled();
    server.join = [200, { ...SEAT, on_stage: true }];
    await it.listening.listen({ move: true });
    assert.equal(it.view, "hearing");
    assert.match(asked.at(-1), /sound=move/);
    assert.ok(!audio.heard.some(([name]) => name === "unmute"));
  });

  test("the first one says where the sound went, and that it can be used there again, muted", async () => {
    const { it, server, asked, ears, audio } = visit({
      ...onStage,
      join: [200, { ...SEAT, on_stage: true }],
    });
    await it.listening.listen();
    ears().microphone(true);
    ears().interrupted();
    server.join = ELSEWHERE;
    ears().lost({ elsewhere: true });
    await settled();
    assert.match(asked.at(-1), /sound=ask/);
    assert.deepEqual([it.situation.soundOn, it.situation.soundMoved], ["iphone", true]);
    server.join = [200, { ...SEAT, on_stage: true }];
    await it.listening.listen({ move: true });
    assert.ok(!audio.heard.some(([name]) => name === "unmute"));
  });

  test("whoever comes back from a lost network finds the sound moved, and leaves it there", async () => {
    const { it, server, ears } = visit({ ...onStage, join: [200, { ...SEAT, on_stage: true }] });
    await it.listening.listen();
    ears().interrupted();
    server.join = ELSEWHERE;
    ears().lost({ elsewhere: false, removed: false });
    await pass(20_000);
    assert.deepEqual([it.view, it.situation.soundMoved], ["elsewhere", true]);
  });

  test("the socket says with every heartbeat that the sound is here, and no more once it is not", async () => {
    const played = visit({ moderates: true });
    const { it, sockets, say } = played;
    await it.listening.listen();
    await settled();
    sockets.at(-1).onopen();
    assert.deepEqual(said(played), { t: "sound", ...DEVICE });
    say({ t: "tick", seq: 4, now: 1, peak: 1 });
    it.listening.leave();
    assert.deepEqual(said(played), { t: "beat" });
  });
});
