import { SOURCE } from "#helpers/mini_player_words.js";

/**
 * What the device's own keys and lock screen show and do. A live space can't be held, so a pause is leaving and play
 * is coming back; on stage nobody leaves by a slip of the headset.
 */
export class MediaControls {
  #title = "";

  /**
   * @param {import("#models/present_visit.js").PresentVisit} present
   * @param {MediaSession | undefined} [session] not everywhere
   * @param {typeof MediaMetadata} [Metadata]
   */
  constructor(
    present,
    session = globalThis.navigator?.mediaSession,
    Metadata = globalThis.MediaMetadata,
  ) {
    this.present = present;
    this.session = session;
    this.Metadata = Metadata;
    this.#on("play", () => this.present.kept?.visit.listening.listen());
    this.#on("pause", () => this.#pause());
    this.#on("stop", () => this.#pause());
    this.#on("togglemicrophone", () => this.#toggle());
  }

  show() {
    const { session, present } = this;
    if (!session) return;
    const { kept } = present;
    const title = kept?.visit.situation.title ?? "";
    if (title !== this.#title)
      session.metadata = title ? new this.Metadata({ title, artist: SOURCE }) : null;
    this.#title = title;
    session.playbackState = !kept ? "none" : kept.goesOn ? "playing" : "paused";
    session.setMicrophoneActive?.(kept?.visit.heard ?? false);
  }

  #pause() {
    const visit = this.present.kept?.visit;
    if (visit && !visit.place.onStage) visit.listening.leave();
  }

  #toggle() {
    const { place, audio, heard, view } = this.present.kept?.visit ?? {};
    if (view === "hearing" && place?.onStage && !place.held)
      (heard ? audio?.mute() : audio?.unmute())?.catch(() => {});
  }

  /**
   * @param {any} action that this browser may not know
   * @param {() => void} act
   */
  #on(action, act) {
    try {
      this.session?.setActionHandler(action, act);
    } catch {
      // Then its key does nothing, as before.
    }
  }
}
