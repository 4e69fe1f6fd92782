/** Less than this and nobody notices: a process that restarts, a socket that starts anew. */
const NOTICED = 3000;
const GLADNESS = 5000;

/** Where the page follows the space by its socket. */
const FOLLOWS = new Set(["hearing", "elsewhere", "apart"]);

/**
 * How my connection is. The sound and the live updates fail apart, and are told apart.
 *
 * @typedef {"" | "weak" | "reconnecting" | "back" | "offline"} Sound empty when there is nothing to say
 * @typedef {"" | "late"} News
 */
export class Connection {
  /** @type {import("#models/listening.js").Step} */
  #step = "apart";
  #weak = false;
  #back = false;
  #late = false;
  #offline = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #gladness;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #notice;
  #said = "";

  /** @param {(now: { sound: Sound, news: News }) => void} told only what is new */
  constructor(told) {
    this.told = told;
  }

  /** @returns {Sound} */
  get sound() {
    if (this.#offline) return "offline";
    if (this.#step === "reconnecting") return "reconnecting";
    if (this.#back) return "back";
    return this.#step === "hearing" && this.#weak ? "weak" : "";
  }

  /** @returns {News} */
  get news() {
    return this.#late && !this.#offline && FOLLOWS.has(this.#step) ? "late" : "";
  }

  /** @param {import("#models/listening.js").Step} step what became of the sound */
  becomes(step) {
    const back = this.#step === "reconnecting" && step === "hearing";
    if (step !== "hearing") this.#weak = false;
    // A page that looks in from outside has no socket to be late.
    if (step === "apart" || step === "ended") this.updates(true);
    this.#step = step;
    clearTimeout(this.#gladness);
    this.#back = back;
    if (back) this.#gladness = setTimeout(() => this.#calm(), GLADNESS);
    this.#tell();
  }

  #calm() {
    this.#back = false;
    this.#tell();
  }

  /** @param {boolean} weak how LiveKit finds my line */
  quality(weak) {
    this.#weak = weak;
    this.#tell();
  }

  /** @param {boolean} come whether the live line is there */
  updates(come) {
    if (come) {
      clearTimeout(this.#notice);
      this.#notice = undefined;
      this.#late = false;
      this.#tell();
    } else
      this.#notice ??= setTimeout(() => {
        this.#late = true;
        this.#tell();
      }, NOTICED);
  }

  /**
   * @param {boolean} there what the browser knows of the network
   * @returns whether it is back
   */
  network(there) {
    const back = this.#offline && there;
    this.#offline = !there;
    this.#tell();
    return back;
  }

  #tell() {
    const { sound, news } = this;
    if (this.#said === sound + news) return;
    this.#said = sound + news;
    this.told({ sound, news });
  }
}
