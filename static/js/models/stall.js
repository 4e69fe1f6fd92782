/** What a stall may last before it is said, and before nothing more is hoped for. */
const NOTICED = 3000;
const HOPELESS = 15_000;

/** A sound that stands still: said when it lasts, and given up when it lasts too long. */
export class Stall {
  #noticed = false;
  /** @type {ReturnType<typeof setTimeout>[] | null} */
  #timers = null;

  /** @param {{ interrupted: () => void, restored: () => void, hopeless: () => void }} told */
  constructor(told) {
    this.told = told;
  }

  begin() {
    this.#timers ??= [
      setTimeout(() => {
        this.#noticed = true;
        this.told.interrupted();
      }, NOTICED),
      setTimeout(() => this.told.hopeless(), HOPELESS),
    ];
  }

  /** It goes on. */
  end() {
    const noticed = this.#noticed;
    this.stop();
    if (noticed) this.told.restored();
  }

  /** Nobody waits any more. */
  stop() {
    for (const timer of this.#timers ?? []) clearTimeout(timer);
    this.#timers = null;
    this.#noticed = false;
  }
}
