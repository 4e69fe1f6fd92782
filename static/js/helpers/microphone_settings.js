/**
 * How a microphone is opened and sent, by what its owner chose. Speech is cleaned and sparing; music is left as it is,
 * in stereo, for whoever wears headphones.
 *
 * @typedef {object} Settings
 * @property {string} microphone its device id; empty for the one the system prefers
 * @property {boolean} quiet whether noise around me is suppressed
 * @property {boolean} music
 */

/**
 * What the browser is asked for.
 * @param {Settings} settings
 * @returns {MediaTrackConstraints}
 */
export function constraints({ microphone, quiet, music }) {
  const device = microphone ? { deviceId: { exact: microphone } } : {};
  const cleaned = !music;
  return {
    ...device,
    echoCancellation: cleaned,
    autoGainControl: cleaned,
    noiseSuppression: cleaned && quiet,
    channelCount: music ? 2 : 1,
  };
}

/**
 * How LiveKit sends it.
 * @param {Pick<Settings, "music">} settings
 * @param {Pick<typeof import("livekit-client"), "AudioPresets" | "Track">} livekit
 * @returns {import("livekit-client").TrackPublishOptions}
 */
export function publishing({ music }, { AudioPresets, Track }) {
  const source = Track.Source.Microphone;
  return music
    ? {
        source,
        audioPreset: AudioPresets.musicHighQualityStereo,
        forceStereo: true,
        dtx: false,
        red: false,
      }
    : { source, audioPreset: AudioPresets.speech, forceStereo: false, dtx: true, red: true };
}
