/** How loud somebody who speaks is drawn: the track says only that they do. */
const SPEAKS = 0.3;
/** How far behind the playhead what is over is kept, for whoever goes back a little, in milliseconds. */
const KEPT = 60_000;

/** @typedef {import("#models/protocol.js").Voice} Voice */

/**
 * Who speaks and who is muted, at the time of the sound: what the broadcast's dated marks say (EXT-X-DATERANGE of class
 * "rostrum.stage", RFC 8216bis 4.4.5.1). Each mark is the whole stage from its moment on, as `<person>:<s|m|o>,…`.
 */
export class TimedStage {
  /** @type {Map<number, string>} what is marked, by its moment in milliseconds */
  #marks = new Map();

  /**
   * More marks, or the same again.
   * @param {{ at: number, stage: string }[]} marks
   */
  learn(marks) {
    for (const { at, stage } of marks) if (Number.isFinite(at)) this.#marks.set(at, stage);
  }

  /**
   * The stage as it sounds at this moment, as it was marked; `undefined` where nothing is known of it.
   * @param {number} now milliseconds, on the broadcast's own clock
   */
  at(now) {
    let latest = Number.NEGATIVE_INFINITY;
    for (const at of this.#marks.keys()) if (at <= now && at > latest) latest = at;
    for (const at of this.#marks.keys()) if (at < latest && at < now - KEPT) this.#marks.delete(at);
    return this.#marks.get(latest);
  }
}

/**
 * @param {string} marked
 * @returns {Map<string, Voice>}
 */
export function voicesOf(marked) {
  return new Map(
    marked
      .split(",")
      .filter(Boolean)
      .map((one) => {
        const [person, how] = one.split(":");
        const speaking = how === "s";
        return [person, { speaking, muted: how === "m", level: speaking ? SPEAKS : 0, link: "" }];
      }),
  );
}
