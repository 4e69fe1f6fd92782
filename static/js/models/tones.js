/** @typedef {import("#models/cues.js").Tone} Tone */

const QUIET = 0.05;
const SOFT = 0.02;

/** Plays tones by the browser's own means. Before the first tap a browser allows none: then nothing is heard. */
export class Tones {
  /** @type {AudioContext | null} */
  #context = null;

  /** @param {Tone[]} tones */
  play(tones) {
    this.#context ??= new AudioContext();
    const context = this.#context;
    context.resume().catch(() => {});
    for (const tone of tones) sound(context, tone);
  }
}

/**
 * @param {AudioContext} context
 * @param {Tone} tone
 */
function sound(context, { hertz, at, lasts }) {
  const begin = context.currentTime + at;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.linearRampToValueAtTime(QUIET, begin + SOFT);
  gain.gain.setTargetAtTime(0, begin + lasts - SOFT, SOFT);
  const tone = new OscillatorNode(context, { frequency: hertz });
  tone.connect(gain).connect(context.destination);
  tone.start(begin);
  tone.stop(begin + lasts + 5 * SOFT);
}
