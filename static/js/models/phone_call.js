/** What ends sooner is no call: headphones that change over, a device that stutters. */
const CALL = 1500;
const SILENCE = 1000;

/**
 * A phone call, or another app that takes the sound, as a page sees it: what plays is paused, and the microphone gives
 * nothing, or is taken away. The sound goes on by itself when it is over; the microphone stays closed.
 */
export class PhoneCall {
  /** @type {WeakSet<MediaStreamTrack>} */
  #watched = new WeakSet();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #silence;

  /**
   * @param {{ isPaused: boolean }} slots what is heard
   * @param {object} told
   * @param {() => void} told.silent what was heard stays paused
   * @param {() => void} told.taken the microphone was taken
   */
  constructor(slots, told) {
    this.slots = slots;
    this.told = told;
  }

  /** An element stopped playing, and not because we asked it to. */
  paused() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      if (this.slots.isPaused) this.told.silent();
    }, SILENCE);
  }

  /** @param {MediaStreamTrack | undefined} track my microphone's, which changes with the device */
  watch(track) {
    if (!track || this.#watched.has(track)) return;
    this.#watched.add(track);
    let since = 0;
    track.addEventListener("mute", () => {
      since = Date.now();
      setTimeout(() => track.muted && this.told.taken(), CALL);
    });
    // A page that sleeps during the call learns of it only now.
    track.addEventListener("unmute", () => Date.now() - since >= CALL && this.told.taken());
    // Without silence it is the microphone that went, not the sound: LiveKit tries another one.
    track.addEventListener("ended", () => this.slots.isPaused && this.told.taken());
  }
}
