import { capture } from "#models/capture.js";
import { LevelMeter } from "#models/level_meter.js";
import { MicrophoneChoice } from "#models/microphone_choice.js";
import { Turns } from "#models/turns.js";

/**
 * My microphone. Open, it is measured on this device; sent, it is heard by others while it is unmuted. Only its owner
 * opens or unmutes it.
 *
 * Events: `source` when it opens, changes or goes, `level` with how loud it is, `lost` when its device went away.
 */
export class Microphone extends EventTarget {
  /** @type {MediaStreamTrack | null} */
  #source = null;
  /** @type {import("#models/published.js").Published | null} */
  #published = null;
  /** Whether its owner wants to be heard. */
  #wanted = false;
  #turns = new Turns();

  /**
   * @param {MicrophoneChoice} [choice]
   * @param {(chosen: MicrophoneChoice) => Promise<MediaStreamTrack>} [open]
   * @param {Pick<LevelMeter, "follow">} [meter]
   */
  constructor(choice = new MicrophoneChoice(), open = capture, meter) {
    super();
    this.choice = choice;
    this.open = open;
    const tell = (/** @type {number | null} */ detail) =>
      this.dispatchEvent(new CustomEvent("level", { detail }));
    this.meter = meter ?? new LevelMeter(tell);
  }

  /**
   * Be told of its events until the function that this answers is called.
   * @param {Record<string, (detail: any) => void>} told by the event's name
   */
  watch(told) {
    const gone = new AbortController();
    for (const [name, tell] of Object.entries(told))
      this.addEventListener(name, (/** @type {any} */ { detail }) => tell(detail), gone);
    return () => gone.abort();
  }

  /** What is open on this device, whether or not anybody hears it. */
  get source() {
    return this.#source?.readyState === "live" ? this.#source : null;
  }

  /** Whether what is open stands in for the one that was chosen, which is not there. */
  get standsIn() {
    const { microphone } = this.choice;
    return Boolean(microphone && this.source && this.source.getSettings().deviceId !== microphone);
  }

  /** Whether others hear it. A change of device or settings does not interrupt that. */
  get isHeard() {
    if (this.#turns.doing === "renewing") return this.#wanted;
    return this.#published?.isHeard ?? false;
  }

  /** Open it for its owner alone. Throws the browser's own error when it is not to be had. */
  async try() {
    await this.#turns.take("trying", (signal) => this.#open(signal));
  }

  /**
   * Be heard. Throws the browser's own error when the microphone is not to be had.
   *
   * Whoever leaves the stage while it is still opening need not wait for it: what opens after that is closed again,
   * or they would be heard at once the next time they come on stage.
   * @param {import("#models/published.js").Published} published
   */
  async unmute(published) {
    this.#published = published;
    this.#wanted = true;
    try {
      await this.#turns.take("unmuting", async (signal) => {
        await published.allowed();
        if (!signal.aborted) await this.#open(signal);
        if (!signal.aborted && this.#wanted) await this.#send(published, signal);
      });
    } catch (error) {
      this.#wanted = false;
      throw error;
    }
    if (this.isHeard) this.choice.keep({ ready: true });
  }

  async mute() {
    this.#wanted = false;
    await this.#published?.let(false);
  }

  /**
   * Another device or setting was chosen: go on with it, heard or muted as it was. When it is not to be had what was
   * open goes on, and the browser's own error is thrown.
   * @param {{ anew?: boolean }} [how] `anew` when it is to be sent in another way, too
   */
  async renew({ anew = false } = {}) {
    try {
      await this.#turns.take("renewing", (signal) => this.#renew(signal, anew));
    } catch (error) {
      this.#wanted = this.isHeard;
      // On a phone the first microphone ends when a second is asked for, even in vain.
      if (this.#source && !this.source) this.#lose();
      this.dispatchEvent(new Event("source"));
      throw error;
    }
  }

  /** On stage anew. Nobody arrives heard; what was only tried stays open, to notice who speaks while muted. */
  arrive() {
    return this.leave({ stays: !this.#published?.isThere });
  }

  /**
   * Off the stage, or held there: it is given back to the browser, whose light goes out.
   * @param {{ stays?: boolean }} [how]
   */
  async leave({ stays = false } = {}) {
    this.#turns.leave();
    this.#wanted = false;
    if (!stays) this.#close();
    await this.#published?.withdraw();
  }

  /** The room is gone, and what was sent there with it. */
  forget() {
    this.#published = null;
    this.leave();
  }

  /** Something changed in the room: perhaps a moderator muted it, or took it from the stage. */
  follow() {
    if (this.#turns.doing) return;
    if (this.#published?.isMuted) this.#wanted = false;
    if (this.#source && !this.source) this.#adopt(null);
  }

  /** @param {AbortSignal} signal */
  async #open(signal) {
    if (this.source) return;
    const source = await this.open(this.choice);
    if (signal.aborted) source.stop();
    else this.#adopt(source);
  }

  /**
   * @param {AbortSignal} signal
   * @param {boolean} anew
   */
  async #renew(signal, anew) {
    const before = this.#source;
    const published = this.#published;
    const source = await this.open(this.choice);
    if (signal.aborted) return source.stop();
    this.#adopt(source);
    // What is muted is not sent on: unmuting publishes it then.
    if (anew || published?.isMuted) await published?.withdraw();
    if (published && this.#wanted) await this.#send(published, signal);
    before?.stop();
  }

  /**
   * @param {import("#models/published.js").Published} published
   * @param {AbortSignal} signal
   */
  async #send(published, signal) {
    if (this.source) await published.send(this.source, this.choice);
    if (signal.aborted) await published.withdraw();
    else await published.let(this.#wanted);
  }

  /** @param {MediaStreamTrack | null} source */
  #adopt(source) {
    if (source === this.#source) return;
    this.#source = source;
    source?.addEventListener("ended", () => {
      if (source === this.#source && this.#turns.doing !== "renewing") this.#lose();
    });
    this.meter.follow(source);
    this.dispatchEvent(new Event("source"));
  }

  #close() {
    this.#source?.stop();
    this.#adopt(null);
  }

  #lose() {
    this.#adopt(null);
    this.mute();
    this.dispatchEvent(new Event("lost"));
  }
}
