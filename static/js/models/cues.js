/**
 * Short sounds that only the one who chose them hears. They are made in this browser and never reach the microphone's
 * track; and while that microphone is open none is played, or the loudspeaker would tell everybody.
 *
 * @typedef {"hand" | "stage" | "muted" | "lost" | "back" | "ended"} Cue
 * @typedef {{ hertz: number, at: number, lasts: number }} Tone `at` and `lasts` in seconds
 * @typedef {{ view: string, heard: boolean, me?: string, moderates?: boolean }} Situation `me`: whose page it is
 */

/** @type {Record<Cue, Tone[]>} up for what begins, down for what ends */
export const TONES = {
  hand: [{ hertz: 659, at: 0, lasts: 0.18 }],
  stage: [
    { hertz: 523, at: 0, lasts: 0.14 },
    { hertz: 784, at: 0.12, lasts: 0.22 },
  ],
  muted: [
    { hertz: 523, at: 0, lasts: 0.14 },
    { hertz: 392, at: 0.12, lasts: 0.22 },
  ],
  lost: [{ hertz: 294, at: 0, lasts: 0.3 }],
  back: [
    { hertz: 392, at: 0, lasts: 0.14 },
    { hertz: 523, at: 0.12, lasts: 0.2 },
  ],
  ended: [
    { hertz: 523, at: 0, lasts: 0.18 },
    { hertz: 440, at: 0.16, lasts: 0.18 },
    { hertz: 349, at: 0.32, lasts: 0.3 },
  ],
};

/** @type {Record<string, Cue>} what is done to me, by the kind of event */
const TO_ME = { "stage.joined": "stage", "stage.muted": "muted", "stage.held": "muted" };

/** Which sound, if any, goes with what happens. */
export class Cues {
  /** @type {Situation} */
  #now = { view: "", heard: false };
  /** @param {(cue: Cue) => void} play */
  constructor(play) {
    this.play = play;
  }

  /**
   * What my page shows now.
   * @param {Situation} now
   */
  become(now) {
    const before = this.#now;
    this.#now = now;
    if (before.view === "hearing" && now.view === "reconnecting") this.#cue("lost");
    if (before.view === "reconnecting" && now.view === "hearing") this.#cue("back");
    if (before.view && before.view !== "ended" && now.view === "ended") this.#cue("ended");
  }

  /** @param {{ kind?: string, person?: string }} event */
  change({ kind = "", person }) {
    const { me, moderates } = this.#now;
    if (person && person === me && TO_ME[kind]) this.#cue(TO_ME[kind]);
    if (kind === "hand.raised" && person !== me && moderates) this.#cue("hand");
  }

  /** @param {Cue} cue */
  #cue(cue) {
    // Whoever is being muted, or has lost the line, is heard by nobody.
    if (!this.#now.heard || cue === "muted" || cue === "lost") this.play(cue);
  }
}
