import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { NativePlayer, playsItself } from "#models/native_player.js";
import { clockGoesOn, notebook, pass, settled, stillClock } from "./support.js";

const ADDRESS = "/hls/100/one/aa/current/master.m3u8";

/** Safari's element, playing something that began at 1000 s. */
class Element extends EventTarget {
  textTracks = Object.assign(new EventTarget(), { [Symbol.iterator]: () => [][Symbol.iterator]() });
  currentTime = 2.5;
  sources = [];
  set src(address) {
    this.sources.push(address);
  }
  play = async () => {};
  load() {}
  removeAttribute(name) {
    this.sources.push(`no ${name}`);
  }
  canPlayType() {
    return "maybe";
  }
  getStartDate() {
    return new Date(1_000_000);
  }
}

function player({ lean = false, status = 200 } = {}) {
  const element = new Element();
  const told = notebook("gone", "marks");
  const server = { status };
  const it = new NativePlayer(element, told, { address: ADDRESS, lean }, async () => server);
  return { it, element, told, server };
}

describe("a broadcast that Safari plays", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("is the master's, or the lean rendition's for whoever saves data", () => {
    assert.deepEqual(player().element.sources, [ADDRESS]);
    const { it, element } = player({ lean: true });
    assert.deepEqual(element.sources, [ADDRESS.replace("master", "lean")]);
    it.save(true);
    assert.equal(element.sources.length, 1);
    it.save(false);
    assert.equal(element.sources.at(-1), ADDRESS);
  });

  test("says what sounds now, as soon as Safari knows", () => {
    const { it, element } = player();
    assert.equal(it.date, 1_002_500);
    element.getStartDate = () => new Date(Number.NaN);
    assert.equal(it.date, null);
  });

  test("an address that is gone is told, anything else tried again", async () => {
    const { element, told, server } = player({ status: 403 });
    element.dispatchEvent(new Event("error"));
    await settled();
    assert.deepEqual(told.heard, [["gone", 403]]);
    server.status = 200;
    element.dispatchEvent(new Event("error"));
    await pass(1000);
    assert.deepEqual(element.sources, [ADDRESS, ADDRESS]);
  });

  test("stopped, it lets go of the element and tries no more", async () => {
    const { it, element } = player();
    element.dispatchEvent(new Event("error"));
    it.stop();
    await pass(5000);
    assert.deepEqual(element.sources, [ADDRESS, "no src"]);
  });

  test("its marks are cues of a track that shows nothing", () => {
    const { element, told } = player();
    const cue = (key, data) => ({ startTime: 4, value: { key, data } });
    const track = Object.assign(new EventTarget(), {
      kind: "metadata",
      mode: "disabled",
      cues: [cue("CLASS", "rostrum.stage"), cue("X-STAGE", "alice:s")],
    });
    element.textTracks.dispatchEvent(Object.assign(new Event("addtrack"), { track }));
    assert.equal(track.mode, "hidden");
    assert.deepEqual(told.heard, [["marks", [{ at: 1_004_000, stage: "alice:s" }]]]);
    track.dispatchEvent(new Event("cuechange"));
    assert.equal(told.heard.length, 2);
  });

  test("a browser that tells no dates is not left to itself", () => {
    assert.equal(playsItself(new Element()), true);
    assert.equal(playsItself({ canPlayType: () => "maybe" }), false);
    const none = Object.assign(new Element(), { canPlayType: () => "" });
    assert.equal(playsItself(none), false);
  });
});
