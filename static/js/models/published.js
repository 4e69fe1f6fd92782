import { publishing } from "#helpers/microphone_settings.js";

/** How long LiveKit may take to learn that someone is on stage, in milliseconds. */
const PATIENCE = 5000;

/**
 * My microphone as the others on LiveKit's server have it: not there, muted, or heard. It is given tracks of ours, and
 * so never goes on with another device by itself when one is unplugged: that would be heard before its owner knows.
 */
export class Published {
  /**
   * @param {import("livekit-client").Room} room
   * @param {typeof import("livekit-client")} livekit
   */
  constructor(room, livekit) {
    this.me = room.localParticipant;
    this.livekit = livekit;
  }

  get isThere() {
    return Boolean(this.#publication);
  }

  get isHeard() {
    return this.me.isMicrophoneEnabled;
  }

  get isMuted() {
    return this.#publication?.isMuted ?? false;
  }

  /** Whoever comes on stage hears so from us, and LiveKit from the keeper: the two need not arrive together. */
  async allowed() {
    if (this.me.permissions?.canPublish !== false) return;
    const changed = this.livekit.ParticipantEvent.ParticipantPermissionsChanged;
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      this.me.once(changed, () => resolve(clearTimeout(timer)));
    });
  }

  /**
   * Send this track from now on; one that was sent before makes room without a gap.
   * @param {MediaStreamTrack} source
   * @param {import("#helpers/microphone_settings.js").Settings} choice
   */
  async send(source, choice) {
    const track = this.#publication?.track;
    if (!track) await this.me.publishTrack(source, publishing(choice, this.livekit));
    else if (track.mediaStreamTrack !== source) await track.replaceTrack(source, true);
  }

  /** @param {boolean} heard */
  async let(heard) {
    await (heard ? this.#publication?.unmute() : this.#publication?.mute());
  }

  async withdraw() {
    for (const { track } of this.me.audioTrackPublications.values())
      if (track) await this.me.unpublishTrack(track, true);
  }

  get #publication() {
    return [...this.me.audioTrackPublications.values()].find(({ track }) => track);
  }
}
