import { sounds } from "#helpers/tile_facts.js";

/** Whoever was let onto the stage is seen in the media room a moment later than in the space. */
export const GRACE = 3000;

/**
 * Who is heard on stage, how well they are connected, and who spoke last.
 *
 * @typedef {import("#models/protocol.js").Voice} Voice
 */
export class Voices {
  /** @type {Map<string, Voice>} empty while I don't listen */
  #voices = new Map();
  /** @type {Map<string, number>} since when those on stage are missing from the media room */
  #missing = new Map();
  /** @type {{ person: string, at: number } | null} */
  last = null;

  /**
   * @param {Map<string, Voice>} voices of everybody in the media room
   * @param {number} [now] milliseconds
   */
  hear(voices, now = Date.now()) {
    const spoke = this.speaking;
    this.#voices = voices;
    if (!voices.size) this.#missing.clear();
    const [person] = this.speaking.length ? this.speaking : spoke;
    if (person) this.last = { person, at: now };
  }

  get known() {
    return this.#voices.size > 0;
  }

  /** Those who speak now. */
  get speaking() {
    return [...this.#voices].filter(([, { speaking }]) => speaking).map(([person]) => person);
  }

  /**
   * What the tile of somebody on stage says.
   * @param {string} person
   * @param {number} [now] milliseconds
   */
  of(person, now = Date.now()) {
    const voice = this.#voices.get(person);
    if (voice) this.#missing.delete(person);
    return {
      voice: sounds(voice),
      link: voice ? (voice.link ?? "") : this.#absence(person, now),
      level: voice?.level ?? 0,
    };
  }

  /**
   * @param {string} person
   * @param {number} now
   */
  #absence(person, now) {
    if (!this.known) return "";
    const since = this.#missing.get(person) ?? now;
    this.#missing.set(person, since);
    return now - since >= GRACE ? "absent" : "";
  }
}
