import { Paths } from "#models/paths.js";

/**
 * What the sound tells of me: whether I am heard, whether my browser keeps the sound back, and whether my
 * microphone is open again once a broken connection is back.
 */
export class MySound {
  heard = false;
  /** Whether the browser plays nothing until I tap. */
  silenced = false;
  /** Whether my microphone was open when the connection broke. */
  #wasHeard = false;

  /**
   * @param {(told: import("#models/stage_audio.js").AudioListener) => import("#models/stage_audio.js").StageAudio} sound
   * @param {object} told
   * @param {(open: boolean) => void} told.microphone
   * @param {() => void} told.playback
   * @param {(voices: Map<string, import("#models/protocol.js").Voice>) => void} told.voices
   * @param {() => void} told.interrupted
   * @param {() => void} told.restored
   * @param {(weak: boolean) => void} told.quality
   * @param {() => void} told.taken a call, or another app, took my microphone
   * @param {(why: { elsewhere: boolean, removed: boolean }) => void} told.lost
   * @param {ConstructorParameters<typeof Paths>[2]} [world]
   */
  constructor(sound, told, world) {
    this.told = told;
    this.audio = sound({
      interrupted: () => {
        this.remember();
        here.interrupted();
      },
      restored: () => {
        this.forget();
        here.restored();
      },
      lost: (why) => here.lost(why),
      voices: (voices) => here.voices(voices),
      quality: told.quality,
      taken: () => {
        this.forget();
        told.taken();
      },
      microphone: (open) => this.#microphone(open),
      playback: (allowed) => this.#playback(allowed),
    });
    const playback = (/** @type {boolean} */ allowed) => this.#playback(allowed);
    this.paths = new Paths(this.audio, { ...told, playback }, world);
    const here = this.paths.listener("stage");
  }

  /** The connection is broken, or given up for another one: if I was heard I shall be again. */
  remember() {
    this.#wasHeard ||= this.heard;
  }

  /** Nothing opens my microphone but my own tap. */
  forget() {
    this.#wasHeard = false;
  }

  /** I have a seat on stage again. */
  comeBack() {
    if (this.#wasHeard) this.audio.unmute().catch(() => {});
  }

  /** @param {boolean} open */
  #microphone(open) {
    if (open === this.heard) return;
    this.heard = open;
    this.told.microphone(open);
  }

  /** @param {boolean} allowed */
  #playback(allowed) {
    this.silenced = !allowed;
    this.told.playback();
  }
}
