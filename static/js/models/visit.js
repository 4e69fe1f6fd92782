import { bannedUntil, PRIVATE_NOW, REMOVED } from "#helpers/words.js";
import { Circumstances } from "#models/circumstances.js";
import { Following } from "#models/following.js";
import { Listening } from "#models/listening.js";
import { MyPlace } from "#models/my_place.js";
import { SpaceRequests } from "#models/space_requests.js";
import { SpaceSocket } from "#models/space_socket.js";
import { TabSound } from "#models/tab_sound.js";

/** Where someone has a seat, and so follows the space by its socket. */
const SEATED = new Set(["waiting", "hearing", "reconnecting", "elsewhere"]);

/**
 * One person's visit to one space's page: the sound, the news, and what the two make true together.
 *
 * `told.view()` says that what to show may have changed; `told.tell(name, detail)` passes on what
 * only one part of the page wants: snapshot, event, tick, hands, voices, microphone.
 */
export class Visit {
  peak = 0;
  heard = false;
  trouble = "";
  #silenced = false;
  /** Whether my microphone was open when the connection broke: it is open again once I am back. */
  #wasHeard = false;

  /**
   * @param {object} page
   * @param {string} page.slug
   * @param {string} page.state
   * @param {number} page.seq the last event the page knew
   * @param {boolean} page.moderates
   * @param {Partial<import("#models/circumstances.js").Facts>} [page.facts]
   * @param {ConstructorParameters<typeof MyPlace>[0]} page.mine whose page it is, and where they are
   * @param {string} page.origin
   * @param {(told: import("#models/stage_audio.js").AudioListener) => import("#models/stage_audio.js").StageAudio} page.sound
   * @param {TabSound} [page.tab]
   * @param {{ view: () => void, tell: (name: string, detail: any) => void }} page.told
   */
  constructor({ slug, state, seq, moderates, facts, mine, origin, sound, tab, told }) {
    this.state = state;
    this.place = new MyPlace(mine);
    this.circumstances = new Circumstances(facts);
    this.moderates = moderates;
    this.tab = tab ?? new TabSound(slug);
    this.told = told;
    const requests = new SpaceRequests(slug);
    this.audio = sound({
      interrupted: () => {
        this.#wasHeard ||= this.heard;
        this.listening.interrupted();
      },
      restored: () => {
        this.#wasHeard = false;
        this.listening.restored();
      },
      lost: (why) => this.listening.lost(why),
      voices: (voices) => told.tell("voices", voices),
      microphone: (open) => this.#microphone(open),
      playback: (allowed) => this.#playback(allowed),
    });
    this.listening = new Listening(requests, this.audio, (now, detail) =>
      this.#listened(now, detail),
    );
    const socket = new SpaceSocket(`${origin.replace(/^http/, "ws")}/ws${requests.path}`, {
      snapshot: (snapshot) => this.#snapshot(snapshot),
      event: (event) => this.#event(event),
      tick: (tick) => this.#count(tick),
      up: () => this.following.rest(),
      down: () => this.following.poll(),
      passRefused: () => requests.renewPass(),
      shut: (code) => this.#shut(code),
    });
    socket.seq = seq;
    this.socket = socket;
    this.following = new Following(requests, socket, (snapshot) => this.#snapshot(snapshot));
  }

  /** What there is to see: the space's state, and in a live space what became of my visit. */
  get view() {
    if (this.state !== "live") return this.state;
    if (this.place.sentAway === "banned") return "banned";
    const { state } = this.listening;
    return state === "hearing" && this.#silenced ? "silenced" : state;
  }

  /** All that decides what my page shows and says. */
  get situation() {
    const { view, heard, circumstances, place } = this;
    return { view, heard, ...circumstances.situation, ...place.situation };
  }

  /** Look in. Who is on stage comes back to it without a tap. */
  begin() {
    if (this.state === "ended" || this.state === "cancelled" || this.place.sentAway) return;
    this.#lookIn();
    if (this.state === "live") this.#prepare();
    if (this.state === "live" && this.place.onStage) this.#comeBack();
  }

  async #comeBack() {
    if (await this.tab.isElsewhere()) this.listening.stayAway();
    else this.listening.takeASeat();
  }

  close() {
    this.listening.leave();
    this.following.stop();
  }

  /**
   * @param {import("#models/listening.js").Step} now
   * @param {import("#models/listening.js").Detail} detail
   */
  #listened(now, { trouble = "", refused, seat }) {
    this.trouble = trouble;
    if (refused === "banned") this.place.sentAway = "banned";
    if (seat) {
      this.place.take(seat);
      this.tab.take();
      if (this.#wasHeard && this.place.onStage) this.audio.unmute().catch(() => {});
    }
    if (seat || !SEATED.has(now)) this.#wasHeard = false;
    if (!SEATED.has(now) || now === "elsewhere") this.tab.release();
    if (now === "ended") this.state = "ended";
    if (this.state === "ended") this.following.stop();
    else if (SEATED.has(now)) this.following.fromASeat();
    else if (now === "apart" && !this.place.sentAway) this.#lookIn();
    this.told.view();
  }

  /** Whoever moderates needs the news as it comes, whether or not they listen. */
  #lookIn() {
    if (this.moderates && this.state === "live") this.following.fromASeat();
    else this.following.fromOutside();
  }

  /** @param {import("#models/protocol.js").State} snapshot */
  #snapshot(snapshot) {
    this.told.tell("snapshot", snapshot);
    this.#count(snapshot);
    this.#settle(() => {
      this.place.show(snapshot);
      this.circumstances.show(snapshot);
    });
    this.#enter(snapshot.state);
  }

  /** @param {import("#models/protocol.js").SpaceEvent} event */
  #event(event) {
    this.told.tell("event", event);
    this.#settle(() => {
      this.place.change(event);
      this.circumstances.change(event);
    });
    if (event.kind === "stage.muted" && event.person === this.place.me) this.#wasHeard = false;
    if (event.kind === "space.cancelled") this.#enter("cancelled");
    if (event.kind === "space.started") this.#enter("live");
    if (event.kind === "space.ended") this.#enter("ended");
  }

  /**
   * What was decided about hands and places, once it is told. The sound goes on; only the microphone stops.
   * @param {() => void} change
   */
  #settle(change) {
    const before = this.situation;
    change();
    this.told.tell("hands", this.place.hands);
    const after = this.situation;
    // Nobody arrives heard: what was left open is closed on the way up, too.
    if (before.onStage !== after.onStage || after.held) this.audio.stepDown();
    if (after.held) this.#wasHeard = false;
    if (before.generation && before.generation !== after.generation) this.#changeRooms();
    if (Object.values(before).join() !== Object.values(after).join()) this.told.view();
  }

  /** The media room is another one: what I hear, and perhaps say, goes on there. */
  #changeRooms() {
    this.#wasHeard ||= this.heard;
    this.listening.moved();
  }

  /**
   * The live line is closed for good: I was sent away, or may not look any more.
   * @param {number} code
   */
  #shut(code) {
    if (code === 4404) this.listening.sentAway(PRIVATE_NOW);
    const { sentAway, bannedUntil: until } = this.place;
    if (sentAway) this.listening.sentAway(sentAway === "banned" ? bannedUntil(until) : REMOVED);
  }

  /** @param {{ now: number, peak: number }} tick */
  #count(tick) {
    this.peak = Math.max(this.peak, tick.peak);
    this.told.tell("tick", tick);
  }

  /** @param {string} state the space's */
  #enter(state) {
    if (state === this.state) return;
    this.state = state;
    if (state === "live") {
      this.#prepare();
      this.#lookIn();
    }
    if (state === "ended") this.listening.end();
    else this.told.view();
  }

  /** Whoever looks at a live space is about to listen: fetch what that needs while nothing else happens. */
  #prepare() {
    const idle = globalThis.requestIdleCallback ?? ((task) => setTimeout(task, 200));
    idle(() => this.audio.prepare().catch(() => {}));
  }

  /** @param {boolean} open */
  #microphone(open) {
    if (open === this.heard) return;
    this.heard = open;
    if (open) this.place.speak();
    this.told.tell("microphone", open);
    this.told.view();
  }

  /** @param {boolean} allowed */
  #playback(allowed) {
    this.#silenced = !allowed;
    this.told.view();
  }
}
