/** @typedef {import("#helpers/check_words.js").Result} Result */

const TONE = 440;
const LISTENS = 3000;
const HEARD = 0.01;

/** Whether this browser plays a tone, and hears its microphone. Begin it in a tap: sound starts only there. */
export class DeviceCheck {
  /** @param {AudioContext} [context] */
  constructor(context = new AudioContext()) {
    this.context = context;
  }

  /** @returns {Promise<Result>} */
  async speakers() {
    const { context } = this;
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 1000))]);
    if (context.state !== "running") return { works: false };
    const tone = new OscillatorNode(context, { frequency: TONE });
    const quiet = new GainNode(context, { gain: 0.1 });
    tone.connect(quiet).connect(context.destination);
    const over = new Promise((resolve) => {
      tone.onended = resolve;
    });
    tone.start();
    tone.stop(context.currentTime + 0.6);
    await over;
    return { works: true };
  }

  /**
   * Listen to the microphone until something is heard, a few seconds at most.
   * @param {(level: number) => void} told
   * @returns {Promise<Result>}
   */
  async microphone(told) {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      return { works: false, why: /** @type {Error} */ (error).name };
    }
    try {
      return (await this.#hears(stream, told)) ? { works: true } : { works: false, why: "silent" };
    } finally {
      for (const track of stream.getTracks()) track.stop();
    }
  }

  /**
   * @param {MediaStream} stream
   * @param {(level: number) => void} told
   */
  async #hears(stream, told) {
    const analyser = new AnalyserNode(this.context, { fftSize: 2048 });
    this.context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const end = performance.now() + LISTENS;
    let heard = false;
    // On for a second after it was heard, so that the level is seen to move.
    while (performance.now() < (heard ? end - LISTENS / 2 : end)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      analyser.getFloatTimeDomainData(samples);
      const level = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
      heard ||= level > HEARD;
      told(level);
    }
    return heard;
  }

  close() {
    this.context.close();
  }
}
