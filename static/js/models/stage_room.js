import { backoff } from "#helpers/waits.js";

const GIVE_UP = 30_000;
const LONGEST = 7000;
/** Of LiveKit's ConnectionQuality. */
const WEAK = ["poor", "lost"];

/**
 * @typedef {import("livekit-client").Room} Room
 * @typedef {import("livekit-client").RemoteTrack} Track
 *
 * @typedef {object} RoomListener
 * @property {(track: Track, person: string) => void} heard
 * @property {(track: Track, person: string) => void} silent
 * @property {() => void} signalled LiveKit answered; the media are next
 * @property {() => void} interrupted
 * @property {() => void} restored
 * @property {(why: { elsewhere: boolean, removed: boolean }) => void} closed
 * @property {() => void} changed
 * @property {(weak: boolean) => void} quality of my own line
 */

/**
 * A LiveKit room with our settings, telling in our words. When it loses its connection it tries to
 * mend it for half a minute, jittered from the first try on; then it is closed.
 * @param {typeof import("livekit-client")} livekit
 * @param {RoomListener} told
 */
export function makeRoom({ Room, RoomEvent, AudioPresets, DisconnectReason }, told) {
  const room = new Room({
    webAudioMix: false,
    adaptiveStream: false,
    dynacast: false,
    disconnectOnPageLeave: false,
    publishDefaults: { audioPreset: AudioPresets.speech, dtx: true, red: true },
    reconnectPolicy: {
      nextRetryDelayInMs: ({ retryCount, elapsedMs }) =>
        elapsedMs > GIVE_UP ? null : Math.min(backoff(retryCount), LONGEST),
    },
  });
  for (const change of [
    RoomEvent.ActiveSpeakersChanged,
    RoomEvent.ConnectionQualityChanged,
    RoomEvent.TrackMuted,
    RoomEvent.TrackUnmuted,
    RoomEvent.TrackPublished,
    RoomEvent.TrackUnpublished,
    RoomEvent.LocalTrackPublished,
    RoomEvent.LocalTrackUnpublished,
    RoomEvent.ParticipantConnected,
    RoomEvent.ParticipantDisconnected,
  ])
    room.on(change, told.changed);
  return room
    .on(RoomEvent.TrackSubscribed, (track, _, { identity }) => told.heard(track, identity))
    .on(RoomEvent.TrackUnsubscribed, (track, _, { identity }) => told.silent(track, identity))
    .on(RoomEvent.ConnectionQualityChanged, (quality, { isLocal }) => {
      if (isLocal) told.quality(WEAK.includes(quality));
    })
    .on(RoomEvent.SignalConnected, told.signalled)
    .on(RoomEvent.SignalReconnecting, told.interrupted)
    .on(RoomEvent.Reconnecting, told.interrupted)
    .on(RoomEvent.Reconnected, told.restored)
    .on(RoomEvent.Disconnected, (reason) =>
      told.closed({
        elsewhere: reason === DisconnectReason.DUPLICATE_IDENTITY,
        removed: reason === DisconnectReason.PARTICIPANT_REMOVED,
      }),
    );
}
