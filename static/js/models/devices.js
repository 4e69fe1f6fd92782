/**
 * The microphones and speakers there are, as the browser names them once it has given a microphone.
 *
 * @typedef {{ id: string, label: string }} Device `label` is empty as long as the browser does not tell
 */

/** Names for a device that is also listed as itself. */
const ALIASES = new Set(["", "default", "communications"]);

export class Devices {
  /** @param {Pick<MediaDevices, "enumerateDevices"> & EventTarget | undefined} [media] */
  constructor(media = globalThis.navigator?.mediaDevices) {
    this.media = media;
  }

  /** @returns {Promise<{ microphones: Device[], speakers: Device[] }>} */
  async list() {
    const all = (await this.media?.enumerateDevices?.()) ?? [];
    const of = (/** @type {MediaDeviceKind} */ wanted) =>
      all
        .filter(({ kind, deviceId }) => kind === wanted && !ALIASES.has(deviceId))
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    return { microphones: of("audioinput"), speakers: of("audiooutput") };
  }

  /**
   * Be told when one is plugged in or out, until the function that this answers is called.
   * @param {() => void} told
   */
  watch(told) {
    this.media?.addEventListener?.("devicechange", told);
    return () => this.media?.removeEventListener?.("devicechange", told);
  }
}

/**
 * Which entry of a menu is chosen: empty, the system's own, when the one that was chosen isn't there.
 * @param {Device[]} devices
 * @param {string} chosen
 */
export function standing(devices, chosen) {
  return devices.some(({ id }) => id === chosen) ? chosen : "";
}
