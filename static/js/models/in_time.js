/** What is heard of, too. */
const SOUNDS = new Set([
  ...["stage.joined", "stage.left", "stage.held", "stage.released"],
  ...["space.interrupted", "space.resumed", "space.ended"],
]);
const GLANCE = 100;
/** How much sound may come after the end was decided; when there is more, nobody wrote that the broadcast is over. */
const TAIL = 5000;
/** A playhead that stands still keeps nothing from anybody for longer than this. */
const LONGEST = 30_000;

/**
 * @typedef {import("#models/protocol.js").State} State
 * @typedef {import("#models/protocol.js").SpaceEvent} SpaceEvent
 * @typedef {{ event: SpaceEvent, left: number, tell: () => void }} Waiting
 */

/**
 * Whoever hears the broadcast is told of the stage, and of the end, when they hear it: seconds after it was so. What
 * concerns themselves they are told at once.
 */
export class InTime {
  /** @type {Waiting[]} */
  #waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Pick<import("#models/paths.js").Paths, "heard" | "date" | "isOver">} sound
   * @param {{ me: string }} place
   * @param {{ event: (event: SpaceEvent) => void, snapshot: (snapshot: State) => void }} told
   */
  constructor(sound, place, told) {
    this.sound = sound;
    this.place = place;
    this.told = told;
  }

  /** @param {SpaceEvent} event */
  event(event) {
    const tell = () => this.told.event(event);
    if (this.#waits(event)) this.#wait(event, tell);
    else tell();
  }

  /**
   * All as it is, with what still waits. The end alone is waited for.
   * @param {State} snapshot
   */
  snapshot(snapshot) {
    const { state, seq, ended_at } = snapshot;
    const tell = () => this.told.snapshot(snapshot);
    this.#waiting = [];
    const end = { seq, kind: "space.ended", at: ended_at ?? "" };
    if (state === "ended" && this.#waits(end)) this.#wait(end, tell);
    else tell();
  }

  /** @param {SpaceEvent} event */
  #waits({ kind = "", person }) {
    if (this.sound.heard !== "broadcast" || (person && person === this.place.me)) return false;
    const before = this.#waiting.some(({ event }) => person && event.person === person);
    return before || SOUNDS.has(kind);
  }

  /**
   * @param {SpaceEvent} event
   * @param {() => void} tell
   */
  #wait(event, tell) {
    this.#waiting.push({ event, left: LONGEST, tell });
    this.#look();
  }

  #look() {
    clearTimeout(this.#timer);
    while (this.#waiting.length && this.#isDue(this.#waiting[0])) this.#waiting.shift()?.tell();
    for (const one of this.#waiting) one.left -= GLANCE;
    if (this.#waiting.length) this.#timer = setTimeout(() => this.#look(), GLANCE);
  }

  /** @param {Waiting} waiting */
  #isDue({ event: { kind, at = "" }, left }) {
    const { heard, date, isOver } = this.sound;
    if (heard !== "broadcast" || isOver || left <= 0) return true;
    const heardAt = Date.parse(at) + (kind === "space.ended" ? TAIL : 0);
    return Number.isNaN(heardAt) || (date !== null && date >= heardAt);
  }
}
