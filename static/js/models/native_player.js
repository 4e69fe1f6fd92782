const AGAIN = 1000;
const GONE = new Set([403, 404, 410]);

/** @typedef {import("#models/hls_player.js").PlayerListener} PlayerListener */

/**
 * A live broadcast in an element of Safari's, which plays it by itself. It offers the dated marks as cues of a text
 * track, one a mark's attribute, each with a value of `{ key, data }`.
 */
export class NativePlayer {
  #address;
  #gone = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLMediaElement} element
   * @param {PlayerListener} told
   * @param {{ address: string, lean: boolean }} what
   * @param {(address: string) => Promise<{ status: number }>} [ask]
   */
  constructor(element, told, { address, lean }, ask = (address) => fetch(address)) {
    this.#address = address;
    this.element = element;
    this.told = told;
    this.lean = lean;
    this.ask = ask;
    const { signal } = this.#gone;
    element.addEventListener("error", () => this.#failed(), { signal });
    element.textTracks.addEventListener("addtrack", ({ track }) => this.#read(track), { signal });
    for (const track of element.textTracks) this.#read(track);
    this.#load();
  }

  get date() {
    const at = this.#start + this.element.currentTime * 1000;
    return Number.isFinite(at) ? at : null;
  }

  /** @param {boolean} lean */
  save(lean) {
    if (lean === this.lean) return;
    this.lean = lean;
    this.#load();
  }

  /** @param {string} address */
  renew(address) {
    this.#address = address;
    this.#load();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#gone.abort();
    this.element.removeAttribute("src");
    this.element.load();
  }

  /** When the element's time began. Only Safari knows. */
  get #start() {
    const element = /** @type {{ getStartDate?: () => Date }} */ (this.element);
    return element.getStartDate?.().getTime() ?? Number.NaN;
  }

  #load() {
    clearTimeout(this.#timer);
    // Safari's own choice is the first variant; which one it is to be is said by naming it.
    this.element.src = this.lean
      ? this.#address.replace(/master\.m3u8$/, "lean.m3u8")
      : this.#address;
    this.element.play().catch(() => {});
  }

  /** The element does not say why. */
  async #failed() {
    const address = this.#address;
    const { status } = await this.ask(address).catch(() => ({ status: 0 }));
    if (this.#gone.signal.aborted || address !== this.#address) return;
    if (GONE.has(status)) this.told.gone(status);
    else this.#timer = setTimeout(() => this.#load(), AGAIN);
  }

  /** @param {TextTrack | null} track */
  #read(track) {
    if (track?.kind !== "metadata") return;
    track.mode = "hidden";
    track.addEventListener("cuechange", () => this.#tell(track), { signal: this.#gone.signal });
    this.#tell(track);
  }

  /** @param {TextTrack} track */
  #tell(track) {
    /** @type {any[]} */
    const cues = [...(track.cues ?? [])];
    this.told.marks(
      cues
        .filter(({ value }) => value?.key === "X-STAGE")
        .map(({ startTime, value }) => ({
          at: this.#start + startTime * 1000,
          stage: `${value.data}`,
        })),
    );
  }
}

/**
 * Whether this browser is better left to play by itself: Safari, which goes on with a locked screen. Chromium says of
 * itself that it may, too, but tells no dates.
 * @param {HTMLMediaElement} element
 */
export function playsItself(element) {
  return "getStartDate" in element && element.canPlayType("application/vnd.apple.mpegurl") !== "";
}
