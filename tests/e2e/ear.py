"""What reaches a listener's ear: each of the page's audio elements, measured where it plays."""

EAR = """
(() => {
  const ears = new WeakMap();

  /* What plays may be replaced under the element, by another stream or another beginning of the same broadcast. */
  class Ear {
    constructor(element) {
      this.element = element;
      this.followed = new Map();
      this.context = window.measuring ??= new AudioContext();
      this.analyser = new AnalyserNode(this.context, { fftSize: 2048, smoothingTimeConstant: 0 });
      this.samples = new Float32Array(this.analyser.fftSize);
    }

    /* All of them: a captured element keeps those of what it played before, live and silent. */
    get tracks() {
      const { srcObject, currentTime } = this.element;
      if (!srcObject && currentTime > 0) this.captured ??= this.element.captureStream();
      const all = (srcObject ?? this.captured)?.getAudioTracks() ?? [];
      return new Set(all.filter(({ readyState }) => readyState === "live"));
    }

    follow() {
      const { context, followed, tracks } = this;
      if (context.state === "suspended") context.resume();
      for (const [track, source] of followed) {
        if (tracks.has(track)) continue;
        source.disconnect();
        followed.delete(track);
      }
      for (const track of tracks) {
        if (followed.has(track)) continue;
        followed.set(track, context.createMediaStreamSource(new MediaStream([track])));
        followed.get(track).connect(this.analyser);
      }
    }

    get energy() {
      this.follow();
      if (!this.followed.size || this.element.muted) return 0;
      this.analyser.getFloatTimeDomainData(this.samples);
      const squares = this.samples.reduce((sum, one) => sum + one * one, 0);
      return Math.sqrt(squares / this.samples.length) * this.element.volume;
    }
  }

  window.ear = (element) => {
    if (!ears.has(element)) ears.set(element, new Ear(element));
    return ears.get(element);
  };
})();
"""
"""``ear(element)``: its ``energy`` is the root mean square of the last 43 ms, 1 being full scale, at its volume.

Put into every page of a :class:`~tests.e2e.person.Person` before its own scripts.
"""

LOUDEST = """
async ([seconds, which]) => {
  const end = performance.now() + seconds * 1000;
  let loudest = 0;
  do {
    await new Promise((resolve) => setTimeout(resolve, 30));
    loudest = Math.max(loudest, ...[...document.querySelectorAll(which)].map((one) => ear(one).energy));
  } while (performance.now() < end);
  return loudest;
}
"""
"""The loudest of these elements within so many seconds."""
