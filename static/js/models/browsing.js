/**
 * Following links without leaving the document, so that sound goes on: by Turbo, which is fetched with the first
 * seat and follows links only while there is one. Without a seat every page is loaded as ever.
 */
export class Browsing {
  #wanted = false;
  /** @type {Promise<any> | null} */
  #loading = null;

  /** @param {() => Promise<any>} [load] */
  // @ts-expect-error  Turbo comes without types
  constructor(load = () => import("@hotwired/turbo")) {
    this.load = load;
  }

  begin() {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#set();
  }

  end() {
    this.#wanted = false;
    if (this.#loading) this.#set();
  }

  async #set() {
    try {
      this.#loading ??= this.load();
      const { config } = await this.#loading;
      config.drive.enabled = this.#wanted;
    } catch {
      // Not to be had: links load pages, and the next seat tries again.
      this.#loading = null;
    }
  }
}
