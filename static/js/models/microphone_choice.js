const KEY = "rostrum microphone";

/**
 * What someone chose for their microphone and speaker, kept in this browser. Where it keeps nothing the choice holds
 * for this page.
 */
export class MicrophoneChoice {
  /** A device id; empty for the one the system prefers. */
  microphone = "";
  speaker = "";
  quiet = true;
  music = false;
  /** Whether they have tried their microphone in this browser, or been heard with it. */
  ready = false;

  /** @param {() => Storage} [storage] the browser throws where it lets nothing be kept */
  constructor(storage = () => localStorage) {
    this.storage = storage;
    this.#read();
  }

  /** @param {Partial<MicrophoneChoice>} chosen */
  keep(chosen) {
    Object.assign(this, chosen);
    const { microphone, speaker, quiet, music, ready } = this;
    try {
      this.storage().setItem(KEY, JSON.stringify({ microphone, speaker, quiet, music, ready }));
    } catch {
      // Nothing is kept here: it is asked for again next time.
    }
  }

  #read() {
    try {
      const kept = JSON.parse(this.storage().getItem(KEY) ?? "{}");
      for (const name of /** @type {const} */ (["microphone", "speaker"]))
        if (typeof kept[name] === "string") this[name] = kept[name];
      for (const name of /** @type {const} */ (["quiet", "music", "ready"]))
        if (typeof kept[name] === "boolean") this[name] = kept[name];
    } catch {
      // Nothing kept, or nothing readable: as on a first visit.
    }
  }
}
