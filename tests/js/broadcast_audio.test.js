import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { AudioSlots } from "#models/audio_slots.js";
import { BroadcastAudio } from "#models/broadcast_audio.js";
import { Volumes } from "#models/volumes.js";
import { clockGoesOn, notebook, pass, settled } from "./support.js";

const SEAT = { url: "/hls/1/s/k/current/master.m3u8" };

class Element extends EventTarget {
  dataset = {};
  srcObject = {};
  paused = true;
  ended = false;
  refuses = false;
  async play() {
    if (this.refuses) throw new DOMException("no tap yet", "NotAllowedError");
    this.paused = false;
  }
  pause() {
    this.paused = true;
  }
  says(name) {
    this.dispatchEvent(new Event(name));
  }
}

function broadcast() {
  const element = new Element();
  const slots = new AudioSlots(() => element, new Volumes(() => new Map()));
  const told = notebook("interrupted", "restored", "lost", "voices", "playback");
  const player = { date: null, ...notebook("save", "renew", "stop") };
  const made = [];
  const make = async (_, listener, what) => {
    Object.assign(player, { told: listener });
    made.push(what);
    return player;
  };
  const saving = { isOn: false };
  const it = new BroadcastAudio(told, slots, { make, saving });
  const names = () => told.heard.map(([name]) => name);
  const connect = async () => {
    const connected = it.connect(SEAT);
    await settled();
    element.says("playing");
    await connected;
  };
  return { it, element, told, player, made, saving, names, connect };
}

describe("the broadcast", () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
    mock.method(Math, "random", () => 0.5);
  });
  afterEach(clockGoesOn);

  test("plays by an element that the tap blessed, and is connected once it sounds", async () => {
    const { it, element, made } = broadcast();
    let connected = false;
    it.connect(SEAT).then(() => (connected = true));
    await settled();
    assert.deepEqual(made, [{ address: SEAT.url, lean: false }]);
    assert.equal(element.srcObject, null);
    assert.equal(element.dataset.person, "broadcast");
    assert.equal(connected, false);
    element.says("playing");
    await settled();
    assert.equal(connected, true);
  });

  test("that the browser keeps back is connected, too, and said to be silent", async () => {
    const { it, element, told } = broadcast();
    element.refuses = true;
    await it.connect(SEAT);
    assert.deepEqual(told.heard.at(-1), ["playback", false]);
  });

  test("that is not written yet is asked for again, and given up after eight seconds", async () => {
    const { it, player, names } = broadcast();
    let trouble = null;
    it.connect(SEAT).catch((error) => (trouble = error));
    for (let turn = 1; turn <= 11; turn += 1) {
      await settled();
      player.told.gone(404);
      await pass(700);
      assert.deepEqual(player.heard.length, turn);
      assert.deepEqual(player.heard.at(-1), ["renew", SEAT.url]);
    }
    assert.equal(trouble, null);
    await pass(400);
    assert.equal(trouble?.code, "broadcast_late");
    assert.equal(player.heard.at(-1)[0], "stop");
    assert.ok(!names().includes("lost"));
  });

  test("that is refused is no good to wait for", async () => {
    const { it, player } = broadcast();
    const connected = it.connect(SEAT);
    await settled();
    player.told.gone(403);
    await assert.rejects(connected);
  });

  test("whose address is gone goes on by another one, without a gap", async () => {
    const { it, player, told, connect } = broadcast();
    await connect();
    player.told.gone(404);
    assert.deepEqual(told.heard.at(-1), ["lost", { elsewhere: false, removed: false }]);
    await it.connect({ url: "/hls/2/t/l/current/master.m3u8" });
    assert.deepEqual(player.heard, [["renew", "/hls/2/t/l/current/master.m3u8"]]);
  });

  test("that stalls is said to after three seconds, and to be back", async () => {
    const { element, names, connect } = broadcast();
    await connect();
    element.says("waiting");
    await pass(2900);
    assert.ok(!names().includes("interrupted"));
    await pass(200);
    assert.ok(names().includes("interrupted"));
    element.says("playing");
    assert.equal(names().at(-1), "restored");
    await pass(60_000);
    assert.ok(!names().includes("lost"));
  });

  test("that stalls for good is begun anew", async () => {
    const { it, element, made, names, player, connect } = broadcast();
    await connect();
    element.says("waiting");
    await pass(15_000);
    assert.equal(names().at(-1), "lost");
    assert.equal(player.heard.at(-1)[0], "stop");
    it.connect(SEAT);
    await settled();
    assert.equal(made.length, 2);
  });

  test("shows the stage as it was when it is heard", async () => {
    const { player, told, connect } = broadcast();
    await connect();
    player.told.marks([
      { at: 1000, stage: "alice:s" },
      { at: 2000, stage: "alice:m" },
    ]);
    const lit = () => told.heard.at(-1)?.[1].get?.("alice")?.speaking;
    await pass(100);
    assert.equal(lit(), undefined);
    player.date = 1500;
    await pass(100);
    assert.equal(lit(), true);
    const before = told.heard.length;
    await pass(100);
    assert.equal(told.heard.length, before);
    player.date = 2000;
    await pass(100);
    assert.equal(lit(), false);
  });

  test("is over once its last word was heard", async () => {
    const { it, element, connect } = broadcast();
    assert.equal(it.isOver, false);
    await connect();
    element.ended = true;
    assert.equal(it.isOver, true);
  });

  test("that is left gives its element back and tells no more", async () => {
    const { it, element, player, told, connect } = broadcast();
    await connect();
    it.disconnect();
    assert.equal(element.dataset.person, undefined);
    assert.equal(element.paused, true);
    assert.equal(player.heard.at(-1)[0], "stop");
    const before = told.heard.length;
    element.says("waiting");
    await pass(60_000);
    assert.equal(told.heard.length, before);
  });

  test("that is left before its library came is not begun", async () => {
    const { it, player, names } = broadcast();
    const connected = it.connect(SEAT);
    it.disconnect();
    await connected;
    await pass(60_000);
    assert.equal(player.heard.at(-1)?.[0], "stop");
    assert.ok(!names().includes("lost"));
  });

  test("saves data from now on when somebody chooses so", async () => {
    const { it, player, saving, connect } = broadcast();
    await connect();
    saving.isOn = true;
    it.save();
    assert.deepEqual(player.heard, [["save", true]]);
  });
});
