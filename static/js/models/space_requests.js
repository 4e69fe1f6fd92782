import { UNREACHABLE } from "#helpers/troubles.js";
import { STALE } from "#helpers/words.js";

/** The server said no, with a code for us and words for people. */
export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {number} [retryAfter] milliseconds
   */
  constructor(code, message, retryAfter) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** What a page asks of the server about one space. */
export class SpaceRequests {
  #fetch;

  /**
   * @param {string} slug
   * @param {{ fetch?: typeof globalThis.fetch }} [options]
   */
  constructor(slug, { fetch = globalThis.fetch.bind(globalThis) } = {}) {
    this.path = `/s/${slug}/`;
    this.#fetch = fetch;
  }

  /** @returns {Promise<import("#models/protocol.js").State>} */
  state() {
    return this.#ask(`${this.path}state.json`);
  }

  /**
   * Ask for a seat.
   * @param {{ device: string, on: string, sound: "take" | "move" | "ask", want?: string, why?: string }} from which
   *   device, what becomes of a sound that is on another one, and whether the broadcast is asked for, and why
   * @returns {Promise<import("#models/protocol.js").Seat>}
   */
  join(from) {
    const address = `${this.path}join?${new URLSearchParams(from)}`;
    return this.#withAPass(() => this.#ask(address, { method: "POST" }));
  }

  /**
   * Be called so from now on: for whoever is not signed in.
   * @param {string} name
   */
  giveName(name) {
    return this.#ask("/pass/name/", { method: "POST", body: new URLSearchParams({ name }) });
  }

  /**
   * The first of the audience who are shown; with words, those whose names have them.
   * @param {string} [words]
   * @returns {Promise<import("#models/protocol.js").Audience>}
   */
  audience(words) {
    return this.#ask(`${this.path}audience.json${words ? `?q=${encodeURIComponent(words)}` : ""}`);
  }

  /**
   * Whether the audience's list shows me.
   * @returns {Promise<import("#models/protocol.js").Shown>}
   */
  shown() {
    return this.#ask(`${this.path}shown`);
  }

  /**
   * Have the list show me as my pass says now.
   * @returns {Promise<import("#models/protocol.js").Shown>}
   */
  tellShown() {
    return this.#ask(`${this.path}shown`, { method: "POST" });
  }

  /**
   * A pass that was revoked is renewed, and what it was for asked once more.
   * @template Answer
   * @param {() => Promise<Answer>} ask
   */
  async #withAPass(ask) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "pass_revoked") throw error;
      await this.renewPass();
      return await ask();
    }
  }

  renewPass() {
    return this.#ask("/pass/", { method: "POST" });
  }

  /**
   * Post a form. Whoever was signed out would be sent to another page: that is a refusal here.
   * @param {string} address
   * @param {FormData} fields
   */
  post(address, fields) {
    // Not as multipart: of a form without fields, as a guest's may be, Django can't read that.
    const body = new URLSearchParams(/** @type {any} */ (fields));
    const headers = { Accept: "application/json" };
    return this.#withAPass(() =>
      this.#ask(address, { method: "POST", redirect: "manual", headers, body }),
    );
  }

  /**
   * @param {string} address
   * @param {RequestInit} [options]
   */
  async #ask(address, options = {}) {
    let response;
    try {
      response = await this.#fetch(address, { signal: AbortSignal.timeout(10_000), ...options });
    } catch {
      throw new Refusal(UNREACHABLE.code, UNREACHABLE.message);
    }
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    const unsaid =
      response.status < 500 ? { code: `http_${response.status}`, message: STALE } : UNREACHABLE;
    const seconds = Number(response.headers.get("Retry-After"));
    throw new Refusal(
      answer.error ?? unsaid.code,
      answer.message ?? unsaid.message,
      seconds > 0 ? seconds * 1000 : undefined,
    );
  }
}
