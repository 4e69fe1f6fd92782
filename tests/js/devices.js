/** Microphones as a test can play them: tracks that end when told to, and a browser that gives or refuses them. */
import { Microphone } from "#models/microphone.js";
import { MicrophoneChoice } from "#models/microphone_choice.js";

export class Track extends EventTarget {
  readyState = "live";

  constructor(name) {
    super();
    this.name = name;
  }

  stop() {
    this.readyState = "ended";
  }

  getSettings() {
    return { deviceId: this.name };
  }

  /** As when its device is unplugged. */
  end() {
    this.stop();
    this.dispatchEvent(new Event("ended"));
  }
}

export function keptIn(kept = {}) {
  return { getItem: (name) => kept[name] ?? null, setItem: (name, value) => (kept[name] = value) };
}

/** My microphone, in a browser that gives a new track each time, unless it is in trouble. */
export function microphone() {
  const browser = { opened: [], trouble: null, wait: null };
  const followed = [];
  const open = async (chosen) => {
    await browser.wait;
    if (browser.trouble) throw browser.trouble;
    const track = new Track(chosen.microphone || `default ${browser.opened.length + 1}`);
    browser.opened.push(track);
    return track;
  };
  const storage = keptIn();
  const it = new Microphone(new MicrophoneChoice(() => storage), open, {
    follow: (source) => followed.push(source?.name),
  });
  return { it, browser, followed };
}
