import { TAKEN } from "#helpers/connection_words.js";
import { whenIdle } from "#helpers/idle.js";
import { LOCKED, OPEN_AGAIN, THROWN_OUT } from "#helpers/troubles.js";
import { Circumstances } from "#models/circumstances.js";
import { Connection } from "#models/connection.js";
import { Departure } from "#models/departure.js";
import { Listening } from "#models/listening.js";
import { MyPlace } from "#models/my_place.js";
import { MySound } from "#models/my_sound.js";
import { Outlook } from "#models/outlook.js";
import { SoundHere } from "#models/sound_here.js";
import { SpaceNews } from "#models/space_news.js";
import { SpaceRequests } from "#models/space_requests.js";
import { TabSound } from "#models/tab_sound.js";

/** Where someone has a seat, and so follows the space by its socket. */
const SEATED = new Set(["waiting", "hearing", "reconnecting", "elsewhere"]);
const SOUNDS = new Set(["waiting", "hearing", "reconnecting"]);

/**
 * One person's visit to one space's page: the sound, the news, and what the two make true together.
 *
 * `told.view()` says that what to show may have changed; `told.tell(name, detail)` passes on what
 * only one part of the page wants: snapshot, event, tick, hands, facts, voices, microphone,
 * connection.
 */
export class Visit {
  /** @type {import("#helpers/troubles.js").Trouble | undefined} */
  trouble;
  /** @type {import("#helpers/troubles.js").Trouble | undefined} what the lock's refusal said */
  #lockedOut;

  /**
   * @param {object} page
   * @param {string} page.slug
   * @param {string} page.state
   * @param {number} page.seq the last event the page knew
   * @param {boolean} page.moderates
   * @param {Partial<import("#models/circumstances.js").Facts>} [page.facts]
   * @param {ConstructorParameters<typeof MyPlace>[0]} page.mine whose page it is, and where they are
   * @param {string} page.origin
   * @param {ConstructorParameters<typeof MySound>[0]} page.sound
   * @param {TabSound} [page.tab]
   * @param {ReturnType<typeof import("#models/sound_here.js").thisDevice>} [page.device]
   * @param {ConstructorParameters<typeof MySound>[2]} [page.world]
   * @param {{ view: () => void, tell: (name: string, detail: any) => void }} page.told
   */
  constructor({ slug, facts, mine, sound, tab, device, world, told, ...page }) {
    this.place = new MyPlace(mine);
    this.circumstances = new Circumstances(facts);
    this.told = told;
    const { place, circumstances } = this;
    this.connection = new Connection((now) =>
      told.tell("connection", { ...now, interrupted: circumstances.facts.interrupted }),
    );
    const { connection } = this;
    const requests = new SpaceRequests(slug);
    this.sound = new SoundHere(requests, tab ?? new TabSound(slug), device);
    const heard = {
      interrupted: () => this.listening.interrupted(),
      restored: () => this.listening.restored(),
      lost: (/** @type {any} */ why) => this.listening.lost(why),
      taken: () => {
        place.notice = TAKEN;
        told.view();
      },
      quality: (/** @type {boolean} */ weak) => connection.quality(weak),
      voices: (/** @type {any} */ voices) => told.tell("voices", voices),
      microphone: (/** @type {boolean} */ open) => this.#microphone(open),
      playback: () => told.view(),
    };
    this.mine = new MySound(sound, heard, world);
    this.audio = this.mine.audio;
    this.listening = new Listening(this.sound, this.mine.paths, (now, detail) =>
      this.#listened(now, detail),
    );
    this.departure = new Departure(this.place, this.listening);
    this.news = new SpaceNews(
      { ...page, requests, place, circumstances, sound: this.mine.paths },
      {
        tell: told.tell,
        settle: (change) => this.#settle(change),
        decided: (kind) => this.#decided(kind),
        updates: (come) => connection.updates(come),
        became: (state) => this.#became(state),
        shut: (code, said) => this.departure.shut(code, said),
      },
    );
    this.socket = this.news.socket;
    this.outlook = new Outlook(this);
  }

  get heard() {
    return this.mine.heard;
  }

  get state() {
    return this.news.state;
  }

  get peak() {
    return this.news.peak;
  }

  get moderates() {
    return this.news.moderates;
  }

  get view() {
    return this.outlook.view;
  }

  get situation() {
    return this.outlook.situation;
  }

  /** Look in. Who is on stage comes back to it without a tap, unless the sound is elsewhere. */
  begin() {
    if (this.news.isOver || this.place.sentAway) return;
    this.news.lookIn();
    if (this.state !== "live") return;
    this.#prepare();
    this.#comeBack();
  }

  async #comeBack() {
    if (await this.sound.tab.isElsewhere()) this.listening.stayAway();
    else if (this.place.onStage) this.listening.takeASeat();
  }

  /** @param {boolean} there what the browser knows of the network */
  network(there) {
    if (!this.connection.network(there)) return;
    this.listening.hurry();
    this.socket.hurry();
  }

  close() {
    this.listening.leave();
    this.news.following.stop();
  }

  /**
   * @param {import("#models/listening.js").Step} now
   * @param {import("#models/listening.js").Detail} detail
   */
  #listened(now, { trouble, seat, ...where }) {
    const { news, place, mine, sound } = this;
    this.connection.becomes(now);
    this.trouble = trouble;
    const why = trouble?.code;
    if (why === "banned") place.sentAway = "banned";
    if (why === "space_cancelled") news.state = "cancelled";
    if (seat) {
      news.sit(seat);
      sound.tab.take();
      if (place.onStage) mine.comeBack();
    }
    // Back from a stall in the broadcast, perhaps onto the stage.
    else if (now === "hearing" && place.onStage && !trouble) this.listening.cross(true);
    if (seat || !SOUNDS.has(now)) mine.forget();
    if (!SOUNDS.has(now)) sound.tab.release();
    if (now === "elsewhere") sound.away(where).then(() => this.told.view());
    // Where it is elsewhere, that is known: said now, it could undo what moves it back here at once.
    const here = now === "hearing" || now === "reconnecting" ? sound.device : null;
    news.socket.sounds(here, now !== "elsewhere");
    if (now === "ended") news.state = "ended";
    if (news.isOver) news.following.stop();
    else if (SEATED.has(now)) news.following.fromASeat();
    // Thrown out of the media, I am on the live line until it says why, and ask it.
    else if (why === THROWN_OUT.code) {
      news.following.fromASeat();
      news.socket.ask();
    } else if (now === "apart" && !place.sentAway) news.lookIn();
    this.told.view();
  }

  /**
   * Something was decided about me.
   * @param {string} kind
   */
  #decided(kind) {
    if (kind === "stage.muted") {
      this.mine.forget();
      this.audio.mute();
    }
    // Told by a line that I came back to, which therefore is not closed.
    const { trouble, listening } = this;
    const thrownOut = listening.isThrownOut || trouble?.code === THROWN_OUT.code;
    if (kind === "person.removed" && thrownOut) this.departure.removed();
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
    this.#unlock(after.locked);
    // Nobody arrives heard: what was left open is closed on the way up, too.
    if (!before.onStage && after.onStage && !after.held) this.audio.arrive();
    else if (before.onStage !== after.onStage || after.held) this.audio.stepDown();
    if (before.onStage !== after.onStage) this.listening.cross(after.onStage);
    if (after.held) this.mine.forget();
    if (before.generation && before.generation !== after.generation) this.#changeRooms();
    if (before.role !== after.role) this.#decide(after.role);
    if (Object.values(before).join() !== Object.values(after).join()) this.told.view();
  }

  /**
   * Whom the lock kept out is told when it is open, and when it is not any more.
   * @param {boolean} locked
   */
  #unlock(locked) {
    if (this.trouble?.code === LOCKED && !locked) {
      this.#lockedOut = this.trouble;
      this.trouble = OPEN_AGAIN;
    } else if (this.trouble === OPEN_AGAIN && locked) this.trouble = this.#lockedOut;
  }

  /**
   * What I may decide is another now; the page fetches what goes with it.
   * @param {string} role host, moderator or empty
   */
  #decide(role) {
    this.news.moderates = Boolean(role);
    this.told.tell("role", role);
  }

  /** The media room is another one: what I hear, and perhaps say, goes on there. */
  #changeRooms() {
    this.mine.remember();
    this.listening.moved();
  }

  /** @param {string} state what the space is now */
  #became(state) {
    if (state === "live") {
      this.#prepare();
      this.news.lookIn();
    }
    if (state === "ended") this.listening.end();
    else if (this.news.isOver) this.close();
    this.told.view();
  }

  /** Whoever looks at a live space is about to listen: fetch what that needs while nothing else happens. */
  #prepare() {
    whenIdle(() => this.mine.paths.prepare().catch(() => {}));
  }

  /** @param {boolean} open */
  #microphone(open) {
    if (open) this.place.speak();
    if (open) this.mine.paths.hurry();
    this.told.tell("microphone", open);
    this.told.view();
  }
}
