import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { HlsPlayer, keyed } from "#models/hls_player.js";
import { Hls } from "./hls.js";
import { clockGoesOn, notebook, pass, stillClock } from "./support.js";

const FIRST = "/hls/100/one/aa/current/master.m3u8";
const SECOND = "/hls/200/two/bb/current/master.m3u8";

function player({ lean = false } = {}) {
  const told = notebook("gone", "marks");
  const element = {};
  const it = new HlsPlayer(/** @type {any} */ (Hls), element, told, { address: FIRST, lean });
  const hls = Hls.made.at(-1);
  return { it, hls, told, element, last: () => hls.asked.at(-1) };
}

describe("a broadcast by hls.js", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("begins at once, with what was measured to be good", () => {
    const { hls, element } = player();
    assert.deepEqual(hls.asked, [
      ["attach", element],
      ["source", FIRST],
    ]);
    const { liveSyncDuration, liveMaxLatencyDuration, lowLatencyMode } = hls.config;
    assert.deepEqual([liveSyncDuration, liveMaxLatencyDuration, lowLatencyMode], [3, 10, true]);
    assert.equal(hls.autoLevelCapping, -1);
  });

  test("saving data, it takes the lean rendition and stays further behind; and back", () => {
    const { it, hls } = player({ lean: true });
    assert.deepEqual([hls.autoLevelCapping, hls.config.liveSyncDuration], [0, 4]);
    assert.equal(hls.config.startLevel, 0);
    it.save(false);
    assert.deepEqual([hls.autoLevelCapping, hls.config.liveSyncDuration], [-1, 3]);
  });

  test("an address that is gone is told, whatever it is that was asked there", () => {
    for (const [details, code] of [
      ["manifestLoadError", 404],
      ["levelLoadError", 403],
      ["levelLoadError", 410],
    ]) {
      const { hls, told, last } = player();
      hls.fails({ details, response: { code } });
      assert.deepEqual(told.heard, [["gone", code]]);
      assert.deepEqual(last(), ["stop"]);
    }
  });

  test("a segment that is gone, and what hls.js tries again itself, are no matter", () => {
    const { hls, told, last } = player();
    hls.fails({ details: "fragLoadError", response: { code: 404 } });
    hls.fails({ details: "levelLoadError", response: { code: 502 } });
    assert.deepEqual(told.heard, []);
    assert.equal(last()[0], "source");
  });

  test("what hls.js gives up is begun again a second later, for as long as it takes", async () => {
    const { hls, last } = player();
    hls.fails({ fatal: true, details: "manifestLoadError" });
    await pass(1000);
    assert.deepEqual(hls.asked.slice(2), [["source", FIRST]]);
    hls.levels = [{}];
    for (let turn = 0; turn < 3; turn += 1) {
      hls.fails({ fatal: true, details: "levelLoadError", response: { code: 502 } });
      await pass(1000);
      assert.deepEqual(last(), ["start"]);
    }
    assert.equal(hls.asked.length, 6);
  });

  test("trouble with the media is mended on the spot", () => {
    const { hls, last } = player();
    hls.fails({ fatal: true, type: "mediaError", details: "bufferAppendError" });
    assert.deepEqual(last(), ["recover"]);
  });

  test("stopped, it tries no more", async () => {
    const { it, hls, last } = player();
    hls.fails({ fatal: true, details: "manifestLoadError" });
    it.stop();
    await pass(5000);
    assert.deepEqual(last(), ["destroy"]);
  });

  test("with another address it goes on where it is, and asks for everything there", () => {
    const { it, hls, last } = player();
    hls.levels = [{}];
    it.renew(SECOND);
    assert.deepEqual(last(), ["start"]);
    const opened = [];
    const xhr = { open: (method, url) => opened.push([method, url]) };
    hls.config.xhrSetup(xhr, "https://x.example/hls/100/one/aa/current/stream.m3u8");
    assert.deepEqual(opened, [["GET", "/hls/200/two/bb/current/stream.m3u8"]]);
  });

  test("marks of the stage are told with their moments, others are not", () => {
    const { hls, told } = player();
    const range = (one, at, stage) => ({
      class: one,
      startDate: new Date(at),
      attr: { "X-STAGE": stage },
    });
    const dateRanges = { 1: range("rostrum.stage", 1000, "alice:s"), 2: range("ad", 2000, "x") };
    hls.emit("updated", "hlsLevelUpdated", { details: { dateRanges } });
    assert.deepEqual(told.heard, [["marks", [{ at: 1000, stage: "alice:s" }]]]);
  });

  test("it says what sounds now, once something does", () => {
    const { it, hls } = player();
    assert.equal(it.date, null);
    hls.playingDate = new Date(7000);
    assert.equal(it.date, 7000);
  });
});

test("a file is found under another address's key, wherever that is served", () => {
  const segment = "https://x.example/hls/1/s/k/3/12.m4s";
  assert.equal(keyed(segment, "/hls/2/t/l/current/master.m3u8"), "/hls/2/t/l/3/12.m4s");
  const edge = "https://edge.example/hls/2/t/l/";
  assert.equal(keyed(segment, `${edge}current/master.m3u8`), `${edge}3/12.m4s`);
  assert.equal(keyed("https://x.example/other.ts", "/hls/2/t/l/x"), "https://x.example/other.ts");
});
