/**
 * Which of a browser's tabs has the sound of a space: a second one that joined would throw the first one, in which
 * somebody may be talking, out.
 */
export class TabSound {
  #mine = false;
  /** @type {() => void} */
  #letGo = () => {};

  /**
   * @param {string} slug
   * @param {LockManager | undefined} [locks] missing in an insecure context: then no tab knows of another
   */
  constructor(slug, locks = globalThis.navigator?.locks) {
    this.name = `rostrum sound ${slug}`;
    this.locks = locks;
  }

  /** Whether another tab of this browser has it. */
  async isElsewhere() {
    if (this.#mine) return false;
    const { held = [] } = (await this.locks?.query()) ?? {};
    return held.some(({ name }) => name === this.name);
  }

  /** It is here now, wherever it was. */
  take() {
    this.release();
    this.#mine = true;
    const held = new Promise((resolve) => {
      this.#letGo = () => resolve(undefined);
    });
    // Rejected when another tab takes it in turn.
    this.locks?.request(this.name, { steal: true }, () => held).catch(() => {});
  }

  release() {
    this.#mine = false;
    this.#letGo();
  }
}
