import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { clockGoesOn, pass, settled, stillClock } from "./support.js";
import { SEAT, STATE, visit } from "./visiting.js";

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

  test("where no sound came, the page offers to check the connection", async () => {
    const { it, server } = visit({ join: [503, {}] });
    assert.equal(it.situation.soundless, false);
    it.listening.listen();
    await pass(600_000);
    assert.deepEqual([it.view, it.situation.soundless], ["apart", true]);
    server.join = [403, { error: "space_locked", message: "It is locked." }];
    it.listening.listen();
    await settled();
    assert.deepEqual([it.trouble.message, it.situation.soundless], ["It is locked.", false]);
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

  test("whoever is on stage in another tab is not thrown out there by opening a second one", async () => {
    const { it, joins } = visit({
      onStage: true,
      tab: { isElsewhere: async () => true, take() {}, release() {} },
    });
    it.begin();
    await settled();
    assert.equal(it.view, "elsewhere");
    assert.equal(joins(), 0);
    await it.listening.listen({ move: true });
    assert.equal(it.view, "hearing");
  });

  test("the tab with the sound says so, and no more once it is elsewhere", async () => {
    const { it, ears, tab } = visit();
    await it.listening.listen();
    assert.equal(tab.heard.at(-1)[0], "take");
    ears().lost({ elsewhere: true });
    assert.equal(tab.heard.at(-1)[0], "release");
  });

  describe("a speaker whose connection breaks for good", () => {
    /** On stage, heard or not, then cut off; `meanwhile` happens before they are back. */
    async function cutOff({ heard, meanwhile = () => {} }) {
      const me = "a".repeat(32);
      const seat = { ...SEAT, on_stage: true, person: me };
      const played = visit({ me, onStage: true, join: [200, seat] });
      await played.it.listening.listen();
      played.ears().microphone(heard);
      played.ears().interrupted();
      played.ears().microphone(false);
      played.ears().lost({ elsewhere: false });
      meanwhile(played);
      await pass(20_000);
      await settled();
      assert.equal(played.it.view, "hearing");
      return played.audio.heard.filter(([name]) => name === "unmute").length;
    }

    test("is heard again by themself", async () => {
      assert.equal(await cutOff({ heard: true }), 1);
    });

    test("stays muted if they were", async () => {
      assert.equal(await cutOff({ heard: false }), 0);
    });

    test("stays muted if a moderator muted them meanwhile", async () => {
      const muted = { t: "event", seq: 5, kind: "stage.muted", person: "a".repeat(32) };
      assert.equal(await cutOff({ heard: true, meanwhile: ({ say }) => say(muted) }), 0);
    });
  });

  test("the seat says whether I am on stage", async () => {
    const { it } = visit({ join: [200, { ...SEAT, on_stage: true }] });
    await it.listening.listen();
    assert.equal(it.place.onStage, true);
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

  test("a live line that is gone is told while the sound goes on, and its return too", async () => {
    const { it, told, sockets, say } = visit();
    await it.listening.listen();
    const said = () => told.heard.filter(([, name]) => name === "connection").at(-1)?.[2].news;
    sockets[0].onclose({ code: 1006 });
    await pass(3000);
    assert.equal(it.view, "hearing");
    assert.equal(said(), "late");
    say({ t: "snapshot", ...STATE });
    assert.equal(said(), "");
  });

  test("counts go to the house, and the fullest moment is remembered", async () => {
    const { it, say, told } = visit();
    await it.listening.listen();
    say({ t: "tick", seq: 4, now: 12, peak: 40 });
    assert.deepEqual(told.heard.at(-1).slice(0, 2), ["tell", "tick"]);
    assert.equal(it.peak, 40);
  });
});
