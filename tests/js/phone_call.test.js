import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { TAKEN } from "#helpers/connection_words.js";
import { AudioSlots } from "#models/audio_slots.js";
import { PhoneCall } from "#models/phone_call.js";
import { StageAudio } from "#models/stage_audio.js";
import { microphone } from "./devices.js";
import { livekit, Room } from "./livekit.js";
import { clockGoesOn, notebook, pass, settled, stillClock } from "./support.js";
import { SEAT, visit } from "./visiting.js";

/** A microphone's track, as the browser mutes and ends it. */
class Track extends EventTarget {
  muted = false;

  is(event) {
    if (event !== "ended") this.muted = event === "mute";
    this.dispatchEvent(new Event(event));
  }
}

function called({ isPaused = false } = {}) {
  const slots = { isPaused };
  const told = notebook("silent", "taken");
  const call = new PhoneCall(slots, told);
  const track = new Track();
  call.watch(track);
  return { call, slots, track, said: () => told.heard.map(([name]) => name) };
}

describe("a phone call", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"] }));
  afterEach(() => mock.timers.reset());

  test("that takes the microphone is told, and a hiccup is not", async () => {
    const { track, said } = called();
    track.is("mute");
    await pass(300);
    track.is("unmute");
    await pass(5000);
    assert.deepEqual(said(), []);
    track.is("mute");
    await pass(1500);
    assert.deepEqual(said(), ["taken"]);
  });

  test("during which the page slept is told when it is over", () => {
    const { track, said } = called();
    track.is("mute");
    mock.timers.setTime(60_000);
    track.is("unmute");
    assert.deepEqual(said(), ["taken"]);
  });

  test("ends the track where the sound is silent too; alone that is a microphone that went", () => {
    const both = called({ isPaused: true });
    both.track.is("ended");
    assert.deepEqual(both.said(), ["taken"]);
    const alone = called();
    alone.track.is("ended");
    assert.deepEqual(alone.said(), []);
  });

  test("leaves words where the sound stays paused, and none where it goes on", async () => {
    const { call, slots, said } = called({ isPaused: true });
    call.paused();
    await pass(1000);
    assert.deepEqual(said(), ["silent"]);
    call.paused();
    slots.isPaused = false;
    await pass(1000);
    assert.deepEqual(said(), ["silent"]);
  });

  test("a track is watched once, however often it is looked at", async () => {
    const { call, track, said } = called();
    call.watch(track);
    call.watch(undefined);
    track.is("mute");
    await pass(1500);
    assert.deepEqual(said(), ["taken"]);
  });
});

describe("what plays", () => {
  function playing(mine = microphone().it) {
    const element = { dataset: {}, paused: true, allowed: true };
    element.play = async () => {
      if (!element.allowed) throw new DOMException("no", "NotAllowedError");
      element.paused = false;
    };
    const slots = new AudioSlots(() => element);
    const told = notebook(
      ...[
        "interrupted",
        "restored",
        "lost",
        "voices",
        "microphone",
        "playback",
        "quality",
        "taken",
      ],
    );
    const audio = new StageAudio(told, slots, async () => livekit, mine);
    const last = () => told.heard.filter(([name]) => name === "playback").at(-1)?.[1];
    return { audio, slots, element, told, last };
  }

  test("goes on by itself when the call is over, or waits for a tap", async () => {
    const { audio, slots, element, last } = playing();
    await audio.connect(SEAT);
    slots.take("alice");
    element.allowed = false;
    element.onpause();
    audio.resume();
    await settled();
    assert.equal(last(), false);
    element.allowed = true;
    audio.resume();
    await settled();
    assert.equal(last(), true);
    assert.equal(element.paused, false);
  });

  test("a speaker's microphone is muted, once", async () => {
    const { it: mine, browser } = microphone();
    const { audio, told } = playing(mine);
    await audio.connect(SEAT);
    const room = Room.made.at(-1);
    await audio.unmute();
    assert.equal(room.localParticipant.isMicrophoneEnabled, true);
    const [track] = browser.opened;
    const mute = () => track.dispatchEvent(new Event("mute"));
    track.muted = true;
    const taken = () => told.heard.filter(([name]) => name === "taken").length;
    mock.timers.enable({ apis: ["setTimeout"] });
    mute();
    await pass(1500);
    assert.equal(taken(), 1);
    assert.equal(room.localParticipant.isMicrophoneEnabled, false);
    mute();
    await pass(1500);
    assert.equal(taken(), 1);
    mock.timers.reset();
  });
});

test("whoever spoke is told why they are muted, and stays so when the network breaks as well", async () => {
  stillClock();
  const { it, ears, audio } = visit({ onStage: true, join: [200, { ...SEAT, on_stage: true }] });
  await it.listening.listen();
  ears().microphone(true);
  ears().interrupted();
  ears().microphone(false);
  ears().taken();
  assert.equal(it.situation.notice, TAKEN);
  ears().lost({ elsewhere: false, removed: false });
  await pass(20_000);
  assert.equal(it.view, "hearing");
  assert.ok(!audio.heard.some(([name]) => name === "unmute"));
  clockGoesOn();
});
