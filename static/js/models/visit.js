import { handRules } from "#helpers/hand_rules.js";
import { OPEN_AGAIN } from "#helpers/words.js";
import { Circumstances } from "#models/circumstances.js";
import { Departure } from "#models/departure.js";
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
 * only one part of the page wants: snapshot, event, tick, hands, facts, voices, microphone.
 */
export class Visit {
  peak = 0;
  heard = false;
  trouble = "";
  /** The code of the refusal that the trouble is about. */
  #refused = "";
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
      lost: (why) => this.departure.lost(why),
      voices: (voices) => told.tell("voices", voices),
      microphone: (open) => this.#microphone(open),
      playback: (allowed) => this.#playback(allowed),
    });
    this.listening = new Listening(requests, this.audio, (now, detail) =>
      this.#listened(now, detail),
    );
    this.departure = new Departure(this.place, this.listening);
    const socket = new SpaceSocket(`${origin.replace(/^http/, "ws")}/ws${requests.path}`, {
      snapshot: (snapshot) => this.#snapshot(snapshot),
      event: (event) => this.#event(event),
      tick: (tick) => this.#count(tick),
      up: () => this.following.rest(),
      down: () => this.following.poll(),
      passRefused: () => requests.renewPass(),
      shut: (code, said) => {
        this.moderates = false;
        this.departure.shut(code, said);
      },
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

  get #isOver() {
    return this.state === "ended" || this.state === "cancelled";
  }

  /** All that decides what my page shows and says. */
  get situation() {
    const { view, heard, circumstances, place } = this;
    const { moderates } = this;
    const rules = handRules(circumstances.facts.handsFrom, place);
    return { view, heard, moderates, ...circumstances.situation, ...place.situation, ...rules };
  }

  /** Look in. Who is on stage comes back to it without a tap. */
  begin() {
    if (this.#isOver || this.place.sentAway) return;
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
  #listened(now, { trouble = "", refused = "", seat }) {
    this.trouble = trouble;
    this.#refused = refused;
    if (refused === "banned") this.place.sentAway = "banned";
    if (refused === "space_cancelled") this.state = "cancelled";
    if (seat) {
      this.place.take(seat);
      this.tab.take();
      if (this.#wasHeard && this.place.onStage) this.audio.unmute().catch(() => {});
    }
    if (seat || !SEATED.has(now)) this.#wasHeard = false;
    if (!SEATED.has(now) || now === "elsewhere") this.tab.release();
    if (now === "ended") this.state = "ended";
    if (this.#isOver) this.following.stop();
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
    if (event.person === this.place.me) this.#decided(event.kind);
    if (event.kind === "space.cancelled") this.#enter("cancelled");
    if (event.kind === "space.started") this.#enter("live");
    if (event.kind === "space.ended") this.#enter("ended");
  }

  /**
   * Something was decided about me.
   * @param {string} [kind]
   */
  #decided(kind) {
    if (kind === "stage.muted") this.#wasHeard = false;
    if (kind === "moderator.dismissed") this.moderates = false;
    this.told.view();
  }

  /**
   * What was decided about hands and places, once it is told. The sound goes on; only the microphone stops.
   * @param {() => void} change
   */
  #settle(change) {
    const before = this.situation;
    change();
    this.told.tell("facts", this.circumstances.facts);
    this.told.tell("hands", this.place.hands);
    const after = this.situation;
    if (this.#refused === "space_locked" && !after.locked) this.trouble = OPEN_AGAIN;
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
    else if (this.#isOver) this.close();
    this.told.view();
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
