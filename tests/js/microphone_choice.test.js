import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { constraints, publishing } from "#helpers/microphone_settings.js";
import { capture } from "#models/capture.js";
import { Devices, standing } from "#models/devices.js";
import { MicrophoneChoice } from "#models/microphone_choice.js";
import { keptIn } from "./devices.js";
import { livekit } from "./livekit.js";

const SPEECH = { microphone: "", quiet: true, music: false };

describe("what one chose for one's microphone", () => {
  test("is kept in this browser", () => {
    const storage = keptIn();
    new MicrophoneChoice(() => storage).keep({ microphone: "headset", music: true });
    const later = new MicrophoneChoice(() => storage);
    assert.deepEqual(
      [later.microphone, later.music, later.quiet, later.ready],
      ["headset", true, true, false],
    );
  });

  test("holds for the page where the browser keeps nothing", () => {
    const choice = new MicrophoneChoice(() => {
      throw new DOMException("no", "SecurityError");
    });
    choice.keep({ quiet: false });
    assert.equal(choice.quiet, false);
  });

  test("is as on a first visit where what was kept can't be read", () => {
    for (const kept of ["{", "null", "7", '{"microphone": 3, "quiet": "no", "music": [1]}']) {
      const choice = new MicrophoneChoice(() => keptIn({ "rostrum microphone": kept }));
      assert.deepEqual([choice.microphone, choice.quiet, choice.music], ["", true, false], kept);
    }
  });
});

describe("how a microphone is opened and sent", () => {
  test("speech is cleaned, one channel, and sparing", () => {
    assert.deepEqual(constraints(SPEECH), {
      echoCancellation: true,
      autoGainControl: true,
      noiseSuppression: true,
      channelCount: 1,
    });
    const { audioPreset, dtx, red, forceStereo, source } = publishing(SPEECH, livekit);
    assert.deepEqual(
      [source, audioPreset.maxBitrate, dtx, red, forceStereo],
      ["microphone", 24_000, true, true, false],
    );
  });

  test("music is left as it is, in stereo", () => {
    const asked = constraints({ ...SPEECH, music: true });
    assert.deepEqual(
      [asked.echoCancellation, asked.autoGainControl, asked.noiseSuppression, asked.channelCount],
      [false, false, false, 2],
    );
    const { audioPreset, dtx, red, forceStereo } = publishing({ music: true }, livekit);
    assert.deepEqual(
      [audioPreset.maxBitrate, dtx, red, forceStereo],
      [128_000, false, false, true],
    );
  });

  test("noise is let through when one says so", () => {
    assert.equal(constraints({ ...SPEECH, quiet: false }).noiseSuppression, false);
  });
});

/** A browser that has these devices. */
function media(there, trouble) {
  const asked = [];
  return {
    asked,
    getUserMedia: async ({ audio }) => {
      asked.push(audio.deviceId?.exact ?? "");
      if (trouble) throw new DOMException("no", trouble);
      if (audio.deviceId && !there.includes(audio.deviceId.exact))
        throw new DOMException("not there", "OverconstrainedError");
      return { getAudioTracks: () => [audio.deviceId?.exact ?? "default"] };
    },
    enumerateDevices: async () => there.map((deviceId) => device(deviceId)),
  };
}

const device = (deviceId, kind = "audioinput") => ({ deviceId, kind, label: `The ${deviceId}` });

describe("opening a microphone", () => {
  test("takes the one that was chosen", async () => {
    assert.equal(await capture({ ...SPEECH, microphone: "usb" }, media(["usb"])), "usb");
  });

  test("takes the system's own when the chosen one is gone", async () => {
    const browser = media([]);
    assert.equal(await capture({ ...SPEECH, microphone: "usb" }, browser), "default");
    assert.deepEqual(browser.asked, ["usb", ""]);
  });

  test("does not ask twice when it is refused", async () => {
    const browser = media(["usb"], "NotAllowedError");
    const asking = capture({ ...SPEECH, microphone: "usb" }, browser);
    await assert.rejects(asking, { name: "NotAllowedError" });
    assert.equal(browser.asked.length, 1);
  });

  test("says so where pages have no microphone", async () => {
    await assert.rejects(capture(SPEECH, null), { name: "NotSupportedError" });
  });
});

describe("the devices there are", () => {
  test("are listed once each, without the names that stand for another", async () => {
    const all = [
      ...[device("default"), device("communications"), device("usb"), device("")],
      ...[device("default", "audiooutput"), device("hifi", "audiooutput")],
      device("camera", "videoinput"),
    ];
    const { microphones, speakers } = await new Devices({
      enumerateDevices: async () => all,
    }).list();
    assert.deepEqual(microphones, [{ id: "usb", label: "The usb" }]);
    assert.deepEqual(speakers, [{ id: "hifi", label: "The hifi" }]);
  });

  test("are none where the browser has none", async () => {
    assert.deepEqual(await new Devices(undefined).list(), { microphones: [], speakers: [] });
  });

  test("one that is gone leaves the menu on the system's own", () => {
    assert.equal(standing([{ id: "usb", label: "" }], "usb"), "usb");
    assert.equal(standing([], "usb"), "");
  });

  test("plugging one in or out is told, until one no longer asks", () => {
    const browser = Object.assign(new EventTarget(), media([]));
    let told = 0;
    const unwatch = new Devices(browser).watch(() => told++);
    browser.dispatchEvent(new Event("devicechange"));
    unwatch();
    browser.dispatchEvent(new Event("devicechange"));
    assert.equal(told, 1);
  });
});
