import { Preferences } from "#models/preferences.js";

const NAME = "save data";

/** Whether somebody wants to save data: what they chose here, or else what they told their browser. */
export class DataSaving {
  /**
   * @param {Preferences} [preferences]
   * @param {{ saveData?: boolean }} [connection] not everywhere
   */
  constructor(
    preferences = new Preferences(),
    connection = /** @type {any} */ (globalThis.navigator)?.connection,
  ) {
    this.preferences = preferences;
    this.connection = connection;
  }

  get isOn() {
    return this.preferences.isOn(NAME, Boolean(this.connection?.saveData));
  }

  /** @param {boolean} on */
  turn(on) {
    this.preferences.turn(NAME, on);
  }
}
