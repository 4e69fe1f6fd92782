import { loudness } from "#helpers/level.js";

const EVERY = 50;
const SAMPLES = 2048;

/**
 * How loud a microphone is, as root mean square of full scale, twenty times a second. It measures a copy of its own, so
 * that it hears also while what is sent is muted; nothing of it leaves the device.
 */
export class LevelMeter {
  /** @type {() => void} */
  #stop = () => {};

  /**
   * @param {(level: number | null) => void} told null while the browser lets nothing be measured
   * @param {() => AudioContext} [make]
   */
  constructor(told, make = () => new AudioContext()) {
    this.told = told;
    this.make = make;
  }

  /** @param {MediaStreamTrack | null} source */
  follow(source) {
    this.#stop();
    if (!source) return;
    const copy = source.clone();
    copy.enabled = true;
    const context = this.make();
    const analyser = context.createAnalyser();
    analyser.fftSize = SAMPLES;
    context.createMediaStreamSource(new MediaStream([copy])).connect(analyser);
    context.resume().catch(() => {});
    const samples = new Float32Array(SAMPLES);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      this.told(context.state === "running" ? loudness(samples) : null);
    }, EVERY);
    this.#stop = () => {
      clearInterval(timer);
      copy.stop();
      context.close().catch(() => {});
      this.#stop = () => {};
    };
  }
}
