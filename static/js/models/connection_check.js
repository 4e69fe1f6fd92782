import { after, backoff } from "#helpers/waits.js";

const PATIENCE = 8000;

/** @typedef {import("#helpers/check_words.js").Result} Result */

/** Whether this network lets live updates and sound through: it tries, with a room of its own. */
export class ConnectionCheck {
  #room = /** @type {any} */ (null);
  #livekit = /** @type {any} */ (null);

  /**
   * @param {object} world
   * @param {string} world.origin
   * @param {typeof globalThis.WebSocket} [world.WebSocket]
   * @param {typeof globalThis.fetch} [world.fetch]
   * @param {() => Promise<any>} [world.load] LiveKit's library
   */
  constructor({ origin, ...world }) {
    this.origin = origin;
    this.WebSocket = world.WebSocket ?? globalThis.WebSocket;
    this.fetch = world.fetch ?? globalThis.fetch.bind(globalThis);
    this.load = world.load ?? (() => import("livekit-client"));
  }

  /**
   * A socket to an address of no space: that it opens, or is closed by our own code, proves the way.
   * @returns {Promise<Result>}
   */
  line() {
    const socket = new this.WebSocket(`${this.origin.replace(/^http/, "ws")}/ws/check/`);
    const answer = new Promise((resolve) => {
      socket.onopen = () => resolve(true);
      socket.onclose = () => resolve(false);
    });
    return Promise.race([answer, after(PATIENCE)]).then((works) => {
      socket.close();
      return { works: Boolean(works) };
    });
  }

  /**
   * The first way the sound finds.
   * @returns {Promise<Result>}
   */
  async media() {
    const answer = await this.fetch("/check/probe", { method: "POST" }).catch(() => null);
    if (!answer?.ok) return { works: false, why: "no_place" };
    const { url, token } = (await answer.json()).livekit;
    try {
      this.#livekit = await this.load();
      this.#room = new this.#livekit.Room({ disconnectOnPageLeave: true });
      await within(
        this.#room.connect(url, token, { peerConnectionTimeout: PATIENCE, maxRetries: 0 }),
      );
      const way = await this.#way();
      return { works: way === "udp", way };
    } catch {
      // The library has its ends of the sound only once the server has answered: then it is the sound that found no way.
      const spoken = Boolean(this.#room?.engine?.pcManager);
      this.close();
      return { works: false, why: spoken ? "no_way" : "no_signal" };
    }
  }

  /**
   * The way round, where UDP is blocked: found already, or made to be taken.
   * @param {Result} media what the first try found
   * @returns {Promise<Result>}
   */
  async tcp({ way, why }) {
    if (way === "tcp" || way === "relay") return { works: true, way };
    if (!this.#room) return { works: false, why };
    try {
      const back = new Promise((resolve) =>
        this.#room.once(this.#livekit.RoomEvent.Reconnected, resolve),
      );
      await this.#room.simulateScenario("force-tcp");
      await within(back);
      const found = await this.#way();
      return { works: found === "tcp" || found === "relay", way: found };
    } catch {
      return { works: false };
    }
  }

  close() {
    this.#room?.disconnect();
    this.#room = null;
  }

  /** By which way the two ends found each other: udp, tcp, or relay. */
  async #way() {
    for (let turn = 0; turn < 5; turn += 1) {
      const { publisher, subscriber } = this.#room.engine.pcManager;
      for (const transport of [publisher, subscriber]) {
        const way = wayOf(await transport?.getStats());
        if (way) return way;
      }
      await after(backoff(0));
    }
    throw new Error("no way");
  }
}

/**
 * @param {Map<string, any> | RTCStatsReport | undefined} stats
 * @returns {"udp" | "tcp" | "relay" | ""}
 */
export function wayOf(stats) {
  /** @type {any[]} */
  const all = [...(stats?.values() ?? [])];
  const used = all.find(({ type }) => type === "transport")?.selectedCandidatePairId;
  const pair = all.find(({ id, type, nominated, state }) =>
    used ? id === used : type === "candidate-pair" && nominated && state === "succeeded",
  );
  const mine = all.find(({ id }) => pair && id === pair.localCandidateId);
  if (!mine) return "";
  if (mine.candidateType === "relay") return "relay";
  return mine.protocol === "tcp" ? "tcp" : "udp";
}

/**
 * @template Answer
 * @param {Promise<Answer>} promise
 */
async function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), 2 * PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
