import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Published } from "#models/published.js";
import { microphone } from "./devices.js";
import { livekit, Room } from "./livekit.js";
import { settled } from "./support.js";

const SPEECH = true;
const MUSIC = false;

function onStage() {
  const made = microphone();
  const room = new Room({});
  const published = new Published(room, livekit);
  const told = [];
  for (const name of ["source", "lost"]) made.it.addEventListener(name, () => told.push(name));
  const publication = () => room.localParticipant.audioTrackPublications.get("x");
  return { ...made, room, published, told, publication };
}

describe("my microphone", () => {
  let mine;
  beforeEach(() => {
    mine = onStage();
  });

  test("tried, it is measured and nobody hears it", async () => {
    await mine.it.try();
    assert.deepEqual([mine.it.isHeard, mine.followed], [false, ["default 1"]]);
    assert.deepEqual(mine.room.asked, []);
  });

  test("what was tried is what is heard", async () => {
    await mine.it.try();
    await mine.it.unmute(mine.published);
    assert.deepEqual(mine.room.asked, [["publish", "default 1", SPEECH]]);
    assert.equal(mine.browser.opened.length, 1);
  });

  test("whoever was heard once is known in this browser", async () => {
    assert.equal(mine.it.choice.ready, false);
    await mine.it.unmute(mine.published);
    assert.equal(mine.it.choice.ready, true);
  });

  test("muted and unmuted it is the same device and publication", async () => {
    await mine.it.unmute(mine.published);
    await mine.it.mute();
    await mine.it.unmute(mine.published);
    assert.deepEqual(mine.room.asked.slice(1), ["mute", "unmute"]);
  });

  test("muting while it opens keeps it from being heard", async () => {
    let opened = () => {};
    mine.browser.wait = new Promise((resolve) => {
      opened = resolve;
    });
    const unmuting = mine.it.unmute(mine.published);
    await settled();
    await mine.it.mute();
    opened();
    await unmuting;
    assert.deepEqual(mine.room.asked, []);
  });

  test("unplugged while talking it is muted, and its owner told", async () => {
    await mine.it.unmute(mine.published);
    mine.browser.opened[0].end();
    await settled();
    assert.deepEqual([mine.it.isHeard, mine.it.source], [false, null]);
    assert.equal(mine.told.at(-1), "lost");
    assert.equal(mine.browser.opened.length, 1);
  });

  test("unmuted after that it goes on with what is there", async () => {
    await mine.it.unmute(mine.published);
    mine.browser.opened[0].end();
    await settled();
    await mine.it.unmute(mine.published);
    assert.deepEqual(mine.room.asked.slice(1), ["mute", ["replace", "default 2"], "unmute"]);
    assert.equal(mine.it.isHeard, true);
  });

  test("another device takes over without a gap while talking", async () => {
    await mine.it.unmute(mine.published);
    mine.it.choice.keep({ microphone: "headset" });
    await mine.it.renew();
    assert.deepEqual(mine.room.asked.slice(1), [["replace", "headset"]]);
    assert.deepEqual([mine.it.isHeard, mine.browser.opened[0].readyState], [true, "ended"]);
    assert.deepEqual(mine.followed, ["default 1", "headset"]);
  });

  test("a device that refuses leaves the one in use heard", async () => {
    await mine.it.unmute(mine.published);
    mine.browser.trouble = new DOMException("busy", "NotReadableError");
    await assert.rejects(mine.it.renew(), { name: "NotReadableError" });
    assert.deepEqual([mine.it.isHeard, mine.browser.opened[0].readyState], [true, "live"]);
  });

  test("where asking for another ended the one in use, it is lost, and muted", async () => {
    await mine.it.unmute(mine.published);
    mine.browser.trouble = new DOMException("busy", "NotReadableError");
    const renewing = mine.it.renew();
    mine.browser.opened[0].end();
    await assert.rejects(renewing);
    await settled();
    assert.deepEqual([mine.it.isHeard, mine.told.includes("lost")], [false, true]);
  });

  test("the chosen device is no stand-in, another one in its place is", async () => {
    mine.it.choice.keep({ microphone: "headset" });
    await mine.it.try();
    assert.equal(mine.it.standsIn, false);
    mine.it.choice.keep({ microphone: "gone since" });
    assert.equal(mine.it.standsIn, true);
    mine.it.choice.keep({ microphone: "" });
    assert.equal(mine.it.standsIn, false);
  });

  test("music is sent in another way, and still heard", async () => {
    await mine.it.unmute(mine.published);
    mine.it.choice.keep({ music: true });
    await mine.it.renew({ anew: true });
    assert.deepEqual(mine.room.asked.slice(1), [
      ["unpublish", "default 1", true],
      ["publish", "default 2", MUSIC],
    ]);
    assert.equal(mine.it.isHeard, true);
  });

  test("while it is sent anew it does not seem muted", async () => {
    await mine.it.unmute(mine.published);
    const seen = [];
    mine.room.on("LocalTrackUnpublished", () => seen.push(mine.it.isHeard));
    await mine.it.renew({ anew: true });
    assert.deepEqual(seen, [true]);
  });

  test("who was muted stays muted with another device or music, and is then heard with it", async () => {
    await mine.it.unmute(mine.published);
    await mine.it.mute();
    mine.it.choice.keep({ music: true });
    await mine.it.renew({ anew: true });
    assert.equal(mine.it.isHeard, false);
    assert.deepEqual(mine.room.asked.at(-1), ["unpublish", "default 1", true]);
    await mine.it.unmute(mine.published);
    assert.deepEqual(mine.room.asked.at(-1), ["publish", "default 2", MUSIC]);
  });

  test("a moderator's mute while it is sent anew wins", async () => {
    await mine.it.unmute(mine.published);
    mine.room.on("LocalTrackUnpublished", () => mine.it.mute());
    await mine.it.renew({ anew: true });
    assert.equal(mine.it.isHeard, false);
  });

  test("a moderator's mute is not undone by another device", async () => {
    await mine.it.unmute(mine.published);
    await mine.publication().mute();
    mine.it.follow();
    await mine.it.renew();
    assert.equal(mine.it.isHeard, false);
  });

  test("on stage anew what was tried goes on, what was heard does not", async () => {
    await mine.it.try();
    await mine.it.arrive();
    assert.equal(mine.it.source?.name, "default 1");
    await mine.it.unmute(mine.published);
    await mine.it.arrive();
    mine.it.follow();
    assert.deepEqual([mine.it.isHeard, mine.it.source], [false, null]);
  });

  test("off the stage the device is given back", async () => {
    await mine.it.try();
    await mine.it.leave();
    assert.equal(mine.browser.opened[0].readyState, "ended");
    assert.deepEqual(mine.followed, ["default 1", undefined]);
  });

  test("what opens after its owner left is closed", async () => {
    let opened = () => {};
    mine.browser.wait = new Promise((resolve) => {
      opened = resolve;
    });
    const trying = mine.it.try();
    await settled();
    await mine.it.leave();
    await trying;
    opened();
    await settled();
    assert.deepEqual([mine.it.source, mine.browser.opened[0].readyState], [null, "ended"]);
  });
});
