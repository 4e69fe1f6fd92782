/** LiveKit's library as a test can play it: a room that does what it is told and writes down what it was asked. */
import { EventEmitter } from "node:events";
import { Published } from "#models/published.js";
import { makeRoom } from "#models/stage_room.js";

const EVENTS = [
  "ActiveSpeakersChanged",
  "ConnectionQualityChanged",
  "TrackMuted",
  "TrackUnmuted",
  "TrackPublished",
  "TrackUnpublished",
  "LocalTrackPublished",
  "LocalTrackUnpublished",
  "ParticipantConnected",
  "ParticipantDisconnected",
  "TrackSubscribed",
  "TrackUnsubscribed",
  "SignalConnected",
  "SignalReconnecting",
  "Reconnecting",
  "Reconnected",
  "Disconnected",
];

export class Room extends EventEmitter {
  static made = [];
  asked = [];
  trouble = null;
  remoteParticipants = new Map();

  constructor(options) {
    super();
    this.options = options;
    this.localParticipant = Object.assign(new EventEmitter(), {
      identity: "me",
      permissions: { canPublish: true },
      audioTrackPublications: new Map(),
      isSpeaking: false,
      isMicrophoneEnabled: false,
      audioLevel: 0,
      publishTrack: async (source, how) => {
        this.asked.push(["publish", source.name, how.dtx]);
        const publication = this.#publication(source);
        this.localParticipant.audioTrackPublications.set("x", publication);
        this.localParticipant.isMicrophoneEnabled = true;
        this.emit("LocalTrackPublished");
      },
      unpublishTrack: async (track, stop) => {
        this.asked.push(["unpublish", track.mediaStreamTrack.name, stop]);
        if (stop) track.mediaStreamTrack.stop();
        this.localParticipant.audioTrackPublications.clear();
        this.localParticipant.isMicrophoneEnabled = false;
        this.emit("LocalTrackUnpublished");
      },
    });
    Room.made.push(this);
  }

  #publication(source) {
    const muted = (now) => async () => {
      if (publication.isMuted === now) return;
      publication.isMuted = now;
      this.localParticipant.isMicrophoneEnabled = !now;
      this.asked.push(now ? "mute" : "unmute");
      this.emit(now ? "TrackMuted" : "TrackUnmuted");
    };
    const track = {
      mediaStreamTrack: source,
      replaceTrack: async (other) => {
        this.asked.push(["replace", other.name]);
        track.mediaStreamTrack = other;
      },
    };
    const publication = { track, isMuted: false, mute: muted(true), unmute: muted(false) };
    return publication;
  }

  async startAudio() {
    this.asked.push("startAudio");
  }

  async connect() {
    this.asked.push("connect");
    if (this.trouble) throw this.trouble;
  }

  async disconnect() {
    this.asked.push("disconnect");
    this.emit("Disconnected", 1);
  }
}

export const livekit = {
  makeRoom,
  Published,
  Room,
  RoomEvent: Object.fromEntries(EVENTS.map((name) => [name, name])),
  ParticipantEvent: { ParticipantPermissionsChanged: "ParticipantPermissionsChanged" },
  AudioPresets: {
    speech: { maxBitrate: 24_000 },
    musicHighQualityStereo: { maxBitrate: 128_000 },
  },
  Track: { Source: { Microphone: "microphone" } },
  DisconnectReason: {
    CLIENT_INITIATED: 1,
    DUPLICATE_IDENTITY: 2,
    SERVER_SHUTDOWN: 3,
    PARTICIPANT_REMOVED: 4,
  },
};
