import { after } from "#helpers/waits.js";
import { Microphone } from "#models/microphone.js";
import { PhoneCall } from "#models/phone_call.js";

const SLOTS = 6;
/** After how long it is looked again whether anything comes, in milliseconds. */
const AGAIN = 1000;
/** What a connection that came a step further has for the next one, in milliseconds. */
const STEP = 1000;

/** @type {Record<string, string>} LiveKit's words for a bad connection, in ours */
const LINKS = { poor: "weak", lost: "lost" };

/**
 * What is heard of the stage, and said on it.
 *
 * @typedef {typeof import("livekit-client") & Pick<typeof import("#models/livekit.js"), "makeRoom" | "Published">} LiveKit
 * @typedef {import("livekit-client").Room} Room
 *
 * @typedef {object} AudioListener
 * @property {() => void} interrupted
 * @property {() => void} restored
 * @property {(why: { elsewhere: boolean, removed: boolean }) => void} lost
 * @property {(voices: Map<string, import("#models/protocol.js").Voice>) => void} voices
 * @property {(open: boolean) => void} microphone
 * @property {(allowed: boolean) => void} playback
 * @property {(weak: boolean) => void} quality
 * @property {() => void} taken a call, or another app, took my microphone
 */
export class StageAudio {
  /** @type {Promise<LiveKit> | null} */
  #loading = null;
  /** @type {LiveKit | null} */
  #livekit = null;
  /** @type {Room | null} */
  #room = null;
  #tapped = false;
  /** Over a moment after the connection last got further. */
  #grace = Promise.resolve();
  /** Counts how often the sound was given up, so that a slow answer can tell it came too late. */
  #given = 0;

  /**
   * @param {AudioListener} told
   * @param {import("#models/audio_slots.js").AudioSlots} slots
   * @param {() => Promise<LiveKit>} [load]
   * @param {Microphone} [microphone]
   */
  constructor(told, slots, load = fetchLiveKit, microphone = new Microphone()) {
    this.told = told;
    this.slots = slots;
    this.load = load;
    this.microphone = microphone;
    slots.playThrough(microphone.choice.speaker);
    microphone.addEventListener("source", () => {
      this.call.watch(microphone.source ?? undefined);
      if (this.#room) this.#look(this.#room);
    });
    this.call = new PhoneCall(slots, {
      silent: () => told.playback(false),
      taken: () => this.#taken(),
    });
    slots.paused = () => this.call.paused();
    slots.played = () => !slots.isPaused && told.playback(true);
  }

  /** Fetch LiveKit's library ahead of the tap, so that the tap need not wait for it. */
  async prepare() {
    this.#loading ??= this.load();
    try {
      this.#livekit = await this.#loading;
    } catch (error) {
      this.#loading = null;
      throw error;
    }
    return this.#livekit;
  }

  /** Inside a tap: from now on this page may play. */
  begin() {
    this.#tapped = true;
    this.slots.bless(SLOTS);
    if (this.#livekit) this.#room ??= this.#open(this.#livekit);
  }

  /** Inside a tap: play what the browser has held back. */
  allowPlayback() {
    this.#room?.startAudio().catch(() => {});
    this.#play();
  }

  /** A call may be over: go on playing, unless the browser wants a tap for it. */
  resume() {
    if (this.slots.isPaused) this.#play();
  }

  /** @param {{ url: string, token: string }} seat */
  async connect({ url, token }) {
    const given = this.#given;
    const livekit = await this.prepare();
    if (given !== this.#given) return;
    this.#room ??= this.#open(livekit);
    const room = this.#room;
    this.#grace = after(STEP);
    try {
      await room.connect(url, token);
    } catch (error) {
      if (room === this.#room) this.#room = null;
      throw error;
    }
    this.#look(room);
  }

  /**
   * Whether anything comes from those whose microphones are open; true where none is. What has just got a step further
   * on its way is waited for.
   */
  async arrives() {
    await Promise.race([this.#loading, after(STEP)]).catch(() => {});
    let grace;
    while (this.#room?.state !== "connected" && grace !== this.#grace) {
      grace = this.#grace;
      await grace;
    }
    const room = this.#room;
    if (room?.state !== "connected") return false;
    if (await hasCome(room)) return true;
    // They may have unmuted just now.
    await after(AGAIN);
    return hasCome(room);
  }

  disconnect() {
    const room = this.#room;
    this.#given += 1;
    this.#forget();
    room?.disconnect();
  }

  /** Ask for the microphone and be heard. Throws the browser's own error when it is not to be had. */
  async unmute() {
    if (!this.#room || !this.#livekit) return;
    const { Published } = this.#livekit;
    await this.microphone.unmute(new Published(this.#room, this.#livekit));
  }

  async mute() {
    await this.microphone.mute();
  }

  #taken() {
    if (!this.microphone.isHeard) return;
    this.mute().catch(() => {});
    this.told.taken();
  }

  /** On stage anew, muted. */
  async arrive() {
    await this.microphone.arrive();
  }

  /** Off the stage, or held there: the microphone is given back, the listening goes on. */
  async stepDown() {
    await this.microphone.leave();
  }

  /** @param {LiveKit} livekit */
  #open(livekit) {
    /** @type {Room} */
    const room = livekit.makeRoom(livekit, {
      heard: (track, person) => {
        track.attach(this.slots.take(person));
        // After LiveKit, which has just unmuted the element.
        this.slots.tune(person);
        this.#play();
      },
      silent: (track, person) => {
        track.detach();
        this.slots.release(person);
      },
      changed: () => this.#look(room),
      signalled: () => {
        this.#grace = after(STEP);
      },
      quality: (weak) => room === this.#room && this.told.quality(weak),
      interrupted: () => room === this.#room && this.told.interrupted(),
      restored: () => room === this.#room && this.told.restored(),
      closed: (why) => {
        if (room !== this.#room) return;
        this.#forget();
        this.told.lost(why);
      },
    });
    if (this.#tapped) room.startAudio().catch(() => {});
    return room;
  }

  // LiveKit's own canPlaybackAudio is also false where an AudioContext waits that we have no use for.
  async #play() {
    this.told.playback(await this.slots.play());
  }

  #forget() {
    this.#room = null;
    this.microphone.forget();
    this.told.voices(new Map());
    this.told.microphone(false);
  }

  /**
   * Read who speaks and who is muted from the room as it is, whatever it was that changed.
   * @param {Room} room
   */
  #look(room) {
    if (room !== this.#room) return;
    const people = [room.localParticipant, ...room.remoteParticipants.values()];
    this.told.voices(new Map(people.map((one) => [one.identity, voiceOf(one)])));
    this.microphone.follow();
    this.told.microphone(this.microphone.isHeard);
  }
}

/**
 * @param {import("livekit-client").Participant} participant
 * @returns {import("#models/protocol.js").Voice}
 */
function voiceOf({ isSpeaking, isMicrophoneEnabled, audioLevel, connectionQuality }) {
  const link = LINKS[connectionQuality] ?? "";
  return { speaking: isSpeaking, muted: !isMicrophoneEnabled, level: audioLevel, link };
}

/** @param {Room} room */
async function hasCome({ remoteParticipants }) {
  const open = [...remoteParticipants.values()].filter((one) => one.isMicrophoneEnabled);
  for (const { audioTrackPublications } of open)
    for (const { track } of audioTrackPublications.values())
      for (const { type, packetsReceived } of (await track?.getRTCStatsReport())?.values() ?? [])
        if (type === "inbound-rtp" && packetsReceived > 0) return true;
  return open.length === 0;
}

/** @returns {Promise<LiveKit>} */
function fetchLiveKit() {
  return /** @type {Promise<any>} */ (import("#models/livekit.js"));
}
