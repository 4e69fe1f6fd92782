const AGAIN = 1000;

/** Of answers to a playlist: this address is good for nothing, and another one may be. */
const GONE = new Set([403, 404, 410]);
const PLAYLISTS = new Set(["manifestLoadError", "levelLoadError"]);

/** Segments last one or two seconds: what takes longer than this is lost, and asked for again soon. */
const POLICY = {
  default: {
    maxTimeToFirstByteMs: 5000,
    maxLoadTimeMs: 10_000,
    timeoutRetry: { maxNumRetry: 2, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 4, retryDelayMs: 500, maxRetryDelayMs: 2000 },
  },
};

const SETTINGS = {
  // With two seconds a playlist that is asked for half a second too soon empties the buffer, and after each time that it
  // was empty Chromium waits for twice as much. A stall makes it one second more, for good.
  liveSyncDuration: 3,
  liveSyncOnStallIncrease: 1,
  liveMaxLatencyDuration: 10,
  // Catching up, which hls.js does in this mode alone.
  maxLiveSyncPlaybackRate: 1.1,
  lowLatencyMode: true,
  backBufferLength: 10,
  // Our policy runs no script from a blob, and fragmented MP4 needs no work.
  enableWorker: false,
  testBandwidth: false,
  enableDateRangeMetadataCues: false,
  playlistLoadPolicy: POLICY,
  fragLoadPolicy: POLICY,
};
/** Of the lean rendition, whose segments are twice as long. */
const LEAN_SYNC = 4;

/** Up to `/hls/<expires>/<signature>/<space key>/`, with which all addresses of one broadcast begin. */
const KEYED = /^.*\/hls\/[^/]+\/[^/]+\/[^/]+\//;

/**
 * @typedef {typeof import("hls.js").default} Hls
 *
 * @typedef {object} PlayerListener
 * @property {(status: number) => void} gone the address answers no more: 403, 404 or 410
 * @property {(marks: { at: number, stage: string }[]) => void} marks of the timed track
 */

/** A live broadcast in an element, by hls.js. Whatever breaks is tried again for as long as it is not stopped. */
export class HlsPlayer {
  #address;
  #lean = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Hls} Hls
   * @param {HTMLMediaElement} element
   * @param {PlayerListener} told
   * @param {{ address: string, lean: boolean }} what its master playlist, and whether to save data
   */
  constructor(Hls, element, told, { address, lean }) {
    this.#address = address;
    this.told = told;
    const hls = new Hls({
      ...SETTINGS,
      startLevel: lean ? 0 : undefined,
      xhrSetup: (xhr, url) => xhr.open("GET", keyed(url, this.#address), true),
    });
    this.hls = hls;
    hls.on(Hls.Events.LEVEL_UPDATED, (_, { details }) => told.marks(marksIn(details)));
    hls.on(Hls.Events.ERROR, (_, error) => this.#failed(error));
    this.#lean = lean;
    hls.attachMedia(element);
    this.#begin();
  }

  /** What sounds now, in milliseconds of the broadcast's own clock. */
  get date() {
    return this.hls.playingDate?.getTime() ?? null;
  }

  /** @param {boolean} lean whether to save data from now on */
  save(lean) {
    this.#lean = lean;
    this.hls.autoLevelCapping = lean ? 0 : -1;
    this.hls.config.liveSyncDuration = lean ? LEAN_SYNC : SETTINGS.liveSyncDuration;
  }

  /**
   * Go on at another address of the same broadcast; what is loaded already is played meanwhile.
   * @param {string} address
   */
  renew(address) {
    this.#address = address;
    this.#load();
  }

  stop() {
    clearTimeout(this.#timer);
    this.hls.destroy();
  }

  #load() {
    clearTimeout(this.#timer);
    if (this.hls.levels.length) this.hls.startLoad();
    else this.#begin();
  }

  #begin() {
    this.hls.loadSource(this.#address);
    // Which forgets what it was limited to.
    this.save(this.#lean);
  }

  /** @param {{ fatal: boolean, type: string, details: string, response?: { code?: number } }} error */
  #failed({ fatal, type, details, response }) {
    const status = response?.code ?? 0;
    if (PLAYLISTS.has(details) && GONE.has(status)) {
      this.hls.stopLoad();
      this.told.gone(status);
    } else if (fatal && type === "mediaError") this.hls.recoverMediaError();
    else if (fatal) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#load(), AGAIN);
    }
  }
}

/**
 * The same file under the key of another address.
 * @param {string} url
 * @param {string} address
 */
export function keyed(url, address) {
  const [now] = KEYED.exec(address) ?? [];
  return now ? url.replace(KEYED, now) : url;
}

/** @param {import("hls.js").LevelDetails} details */
function marksIn({ dateRanges }) {
  return Object.values(dateRanges)
    .filter((range) => range?.class === "rostrum.stage")
    .map((range) => ({ at: range?.startDate.getTime() ?? 0, stage: range?.attr["X-STAGE"] ?? "" }));
}
