import assert from "node:assert/strict";
import { beforeEach, describe, mock, test } from "node:test";
import { StageAudio } from "#models/stage_audio.js";
import { microphone } from "./devices.js";
import { livekit, Room } from "./livekit.js";
import { notebook, pass, settled } from "./support.js";

const SEAT = { url: "ws://x", token: "t" };
const { DUPLICATE_IDENTITY, PARTICIPANT_REMOVED, SERVER_SHUTDOWN } = livekit.DisconnectReason;

function stage({ load = async () => livekit } = {}) {
  Room.made = [];
  const told = notebook(
    ...["interrupted", "restored", "lost", "voices", "microphone", "playback", "quality", "taken"],
  );
  const slots = notebook("bless", "release", "playThrough", "tune");
  slots.take = (person) => ({ person });
  slots.allowed = true;
  slots.play = async () => slots.allowed;
  const { it: mine, browser } = microphone();
  const audio = new StageAudio(told, slots, load, mine);
  const last = (name) =>
    told.heard
      .filter(([one]) => one === name)
      .at(-1)
      ?.slice(1);
  return { audio, told, slots, last, browser, room: () => Room.made.at(-1) };
}

describe("the sound of the stage", () => {
  let it;
  beforeEach(() => {
    it = stage();
  });

  test("with the library at hand, the tap itself starts the sound", async () => {
    await it.audio.prepare();
    it.audio.begin();
    assert.deepEqual(it.room().asked, ["startAudio"]);
    assert.equal(it.slots.heard.at(-1)[0], "bless");
  });

  test("without it, the tap blesses the elements and the sound starts when it has come", async () => {
    it.audio.begin();
    assert.equal(Room.made.length, 0);
    await it.audio.connect(SEAT);
    assert.deepEqual(it.room().asked, ["startAudio", "connect"]);
  });

  test("nothing comes while it connects, nor from an open microphone without a packet; of none nothing need come", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const arrives = async () => {
      const answer = it.audio.arrives();
      await pass(1000);
      return answer;
    };
    assert.equal(await arrives(), false);
    await it.audio.connect(SEAT);
    assert.equal(await arrives(), false);
    it.room().state = "connected";
    assert.equal(await arrives(), true);
    const stats = { type: "inbound-rtp", packetsReceived: 0 };
    const track = { getRTCStatsReport: async () => new Map([["x", stats]]) };
    const alice = {
      isMicrophoneEnabled: true,
      audioTrackPublications: new Map([["x", { track }]]),
    };
    it.room().remoteParticipants.set("alice", alice);
    assert.equal(await arrives(), false);
    const late = it.audio.arrives();
    await settled();
    stats.packetsReceived = 3;
    await pass(1000);
    assert.equal(await late, true);
    mock.timers.reset();
  });

  test("a connection that came a step further has a moment for the next one", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    await it.audio.connect(SEAT);
    let answer;
    it.audio.arrives().then((comes) => (answer = comes));
    await pass(900);
    it.room().emit("SignalConnected");
    await pass(900);
    assert.equal(answer, undefined);
    it.room().state = "connected";
    await pass(200);
    assert.equal(answer, true);
    mock.timers.reset();
  });

  test("whoever comes back without a tap does not try to play", async () => {
    await it.audio.connect(SEAT);
    assert.deepEqual(it.room().asked, ["connect"]);
  });

  test("a library that did not arrive is asked for again", async () => {
    let tries = 0;
    const flaky = stage({
      load: async () => {
        tries += 1;
        if (tries === 1) throw new TypeError("Failed to fetch dynamically imported module");
        return livekit;
      },
    });
    await assert.rejects(flaky.audio.prepare());
    await flaky.audio.connect(SEAT);
    assert.equal(tries, 2);
  });

  test("a voice is played by the element of its person, and silent ones give theirs back", async () => {
    await it.audio.connect(SEAT);
    const attached = [];
    const track = {
      attach: (element) => attached.push(element.person),
      detach: () => attached.pop(),
    };
    it.room().emit("TrackSubscribed", track, {}, { identity: "alice" });
    assert.deepEqual(attached, ["alice"]);
    assert.deepEqual(it.slots.heard.at(-1), ["tune", "alice"]);
    it.room().emit("TrackUnsubscribed", track, {}, { identity: "alice" });
    assert.deepEqual(attached, []);
    assert.deepEqual(it.slots.heard.at(-1), ["release", "alice"]);
  });

  test("who speaks and who is muted is read from the room", async () => {
    await it.audio.connect(SEAT);
    it.room().remoteParticipants.set("x", {
      identity: "alice",
      isSpeaking: true,
      isMicrophoneEnabled: true,
      audioLevel: 0.4,
    });
    it.room().emit("ActiveSpeakersChanged");
    const [voices] = it.last("voices");
    assert.deepEqual(voices.get("alice"), { speaking: true, muted: false, level: 0.4, link: "" });
    assert.equal(voices.get("me").muted, true);
  });

  test("whose connection is weak or lost is told, and that it is good again", async () => {
    await it.audio.connect(SEAT);
    const alice = { identity: "alice", connectionQuality: "good" };
    it.room().remoteParticipants.set("x", alice);
    for (const [quality, link] of [
      ["poor", "weak"],
      ["lost", "lost"],
      ["excellent", ""],
      ["unknown", ""],
    ]) {
      alice.connectionQuality = quality;
      it.room().emit("ConnectionQualityChanged", quality, { isLocal: false });
      assert.equal(it.last("voices")[0].get("alice").link, link);
    }
  });

  test("unmuting and muting tell how the microphone now is", async () => {
    await it.audio.connect(SEAT);
    await it.audio.unmute();
    assert.deepEqual(it.last("microphone"), [true]);
    await it.audio.mute();
    assert.deepEqual(it.last("microphone"), [false]);
  });

  test("a microphone that is refused throws the browser's own error", async () => {
    await it.audio.connect(SEAT);
    it.browser.trouble = new DOMException("denied", "NotAllowedError");
    await assert.rejects(it.audio.unmute(), { name: "NotAllowedError" });
    assert.deepEqual(it.last("microphone"), [false]);
  });

  test("whoever was called up a moment ago unmutes as soon as LiveKit knows", async () => {
    await it.audio.connect(SEAT);
    const { localParticipant, asked } = it.room();
    localParticipant.permissions = { canPublish: false };
    const unmuting = it.audio.unmute();
    await settled();
    assert.deepEqual(asked, ["connect"]);
    localParticipant.permissions = { canPublish: true };
    localParticipant.emit("ParticipantPermissionsChanged");
    await unmuting;
    assert.deepEqual(asked, ["connect", ["publish", "default 1", true]]);
  });

  test("the microphone follows a moderator's mute", async () => {
    await it.audio.connect(SEAT);
    await it.audio.unmute();
    await it.room().localParticipant.audioTrackPublications.get("x").mute();
    assert.deepEqual(it.last("microphone"), [false]);
  });

  test("back in the audience the microphone is given back, and the listening goes on", async () => {
    await it.audio.connect(SEAT);
    await it.audio.unmute();
    await it.audio.stepDown();
    assert.deepEqual(it.room().asked.at(-1), ["unpublish", "default 1", true]);
    assert.deepEqual(it.last("microphone"), [false]);
    assert.equal(it.last("lost"), undefined);
  });

  test("a microphone that opens only after they left the stage is closed again, and nobody waits for it", async () => {
    await it.audio.connect(SEAT);
    const { asked } = it.room();
    let opened = () => {};
    it.browser.wait = new Promise((resolve) => {
      opened = resolve;
    });
    const unmuting = it.audio.unmute();
    await settled();
    await it.audio.stepDown();
    await unmuting;
    opened();
    await settled();
    assert.deepEqual(asked, ["connect"]);
    assert.equal(it.browser.opened[0].readyState, "ended");
  });

  test("whoever leaves the stage before LiveKit knew of them opens nothing later", async () => {
    await it.audio.connect(SEAT);
    const { localParticipant, asked } = it.room();
    localParticipant.permissions = { canPublish: false };
    const unmuting = it.audio.unmute();
    await it.audio.stepDown();
    await unmuting;
    localParticipant.permissions = { canPublish: true };
    localParticipant.emit("ParticipantPermissionsChanged");
    await settled();
    assert.deepEqual(asked, ["connect"]);
  });

  test("my own weak line is told, and not that of others", async () => {
    await it.audio.connect(SEAT);
    it.room().emit("ConnectionQualityChanged", "poor", { isLocal: true });
    assert.deepEqual(it.last("quality"), [true]);
    it.room().emit("ConnectionQualityChanged", "excellent", { isLocal: true });
    it.room().emit("ConnectionQualityChanged", "poor", { isLocal: false });
    assert.deepEqual(it.last("quality"), [false]);
  });

  test("a second connection of the same person is told apart from a lost one", async () => {
    for (const [reason, elsewhere, removed] of [
      [DUPLICATE_IDENTITY, true, false],
      [PARTICIPANT_REMOVED, false, true],
      [SERVER_SHUTDOWN, false, false],
    ]) {
      await it.audio.connect(SEAT);
      it.room().emit("Disconnected", reason);
      assert.deepEqual(it.last("lost"), [{ elsewhere, removed }]);
    }
    assert.equal(Room.made.length, 3);
  });

  test("leaving by oneself is no loss, and closes the microphone", async () => {
    await it.audio.connect(SEAT);
    await it.audio.unmute();
    it.audio.disconnect();
    assert.equal(it.last("lost"), undefined);
    assert.deepEqual(it.last("microphone"), [false]);
  });

  test("leaving before the library has come connects to nothing", async () => {
    const connecting = it.audio.connect(SEAT);
    it.audio.disconnect();
    await connecting;
    assert.equal(Room.made.length, 0);
  });

  test("sound the browser holds back is told, and starts with the next tap", async () => {
    await it.audio.connect(SEAT);
    it.slots.allowed = false;
    it.room().emit("TrackSubscribed", { attach: () => {} }, {}, { identity: "alice" });
    await settled();
    assert.deepEqual(it.last("playback"), [false]);
    it.slots.allowed = true;
    it.audio.allowPlayback();
    await settled();
    assert.deepEqual(it.last("playback"), [true]);
    assert.equal(it.room().asked.at(-1), "startAudio");
  });

  test("LiveKit mends a connection with jitter from the first try, for half a minute", async () => {
    await it.audio.connect(SEAT);
    const { reconnectPolicy } = it.room().options;
    const wait = (retryCount, elapsedMs) =>
      reconnectPolicy.nextRetryDelayInMs({ retryCount, elapsedMs });
    const first = new Set(Array.from({ length: 20 }, () => wait(0, 0)));
    assert.ok(first.size > 10 && Math.max(...first) <= 1000);
    assert.ok(wait(9, 20_000) <= 7000);
    assert.equal(wait(9, 30_001), null);
  });
});
