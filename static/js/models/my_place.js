import {
  ACCEPTED,
  APPOINTED,
  DISMISSED,
  HANDED_OVER,
  HELD,
  HOST_BACK,
  HOSTING,
  LAPSED,
  MOVED,
  MUTED,
  RELEASED,
} from "#helpers/words.js";
import { Hands } from "#models/hands.js";

/** @type {Record<string, string>} what I should know about it, by the kind of event that did it */
const NOTICES = {
  "stage.muted": MUTED,
  "stage.held": HELD,
  "stage.released": RELEASED,
  "stage.lapsed": LAPSED,
  "hand.raised": "",
  "hand.accepted": ACCEPTED,
  "moderator.appointed": APPOINTED,
  "moderator.dismissed": DISMISSED,
  "host.succeeded": HOSTING,
  "host.returned": HOST_BACK,
  "host.changed": HANDED_OVER,
};

/** @type {Record<string, string>} my role from then on, by the kind of event about me */
const ROLES = {
  "moderator.appointed": "moderator",
  "moderator.dismissed": "",
  "host.succeeded": "host",
  "host.returned": "moderator",
  "host.changed": "host",
};

/**
 * My place in a space: in the audience, perhaps with a hand up or asked onto the stage; on stage, perhaps held; or
 * sent away. And what was last done to it.
 */
export class MyPlace {
  /** What I may decide: host, moderator or nothing. */
  role = "";
  /** What I should know about it, until it is no longer so. */
  notice = "";
  held = false;
  /** When I must have answered an invitation to the stage, ISO 8601; empty when I am not asked. */
  askedUntil = "";
  /** @type {"" | "removed" | "banned"} */
  sentAway = "";
  /** Until when I am banned, ISO 8601; empty for good. */
  bannedUntil = "";

  /**
   * What the page already said.
   * @param {{ me: string, onStage: boolean, held?: boolean, askedUntil?: string, banned?: boolean, bannedUntil?: string, role?: string,
   *   admitted?: boolean | null, hands: ConstructorParameters<typeof Hands>[0] }} page
   */
  constructor({ me, onStage, hands, admitted = null, ...page }) {
    const { held = false, askedUntil = "", banned = false, bannedUntil = "", role = "" } = page;
    this.role = role;
    this.me = me;
    this.signedIn = Boolean(me);
    /** Whether I was invited in, as far as the page knows. */
    this.admitted = admitted;
    this.onStage = onStage;
    this.held = held;
    this.askedUntil = askedUntil;
    this.sentAway = banned ? "banned" : "";
    this.bannedUntil = bannedUntil;
    this.hands = new Hands(hands);
  }

  get situation() {
    const { me, role, onStage, held, askedUntil, bannedUntil, notice, hands } = this;
    const mine = { hand: hands.state, number: hands.mine?.number };
    return { me, role, onStage, held, askedUntil, bannedUntil, notice, ...mine };
  }

  /**
   * I have a seat.
   * @param {import("#models/protocol.js").Seat} seat
   */
  take({ person, admitted }) {
    this.me = person ?? this.me;
    this.admitted = admitted ?? this.admitted;
    this.sentAway = "";
  }

  /**
   * How I stand, as whoever gave me the seat knew it.
   * @param {import("#models/protocol.js").Seat} seat
   */
  stand({ on_stage, held, asked_until }) {
    this.onStage = Boolean(on_stage);
    this.held = Boolean(held);
    this.askedUntil = asked_until ?? "";
    this.notice = this.held ? HELD : "";
  }

  /** @param {import("#models/protocol.js").State} snapshot */
  show(snapshot) {
    const { you, stage } = snapshot;
    this.me = you?.person ?? this.me;
    this.hands.show(snapshot);
    if (you) this.askedUntil = you.asked_until ?? "";
    if (you) this.role = you.role ?? "";
    if (!this.me) return;
    const mine = stage.find(({ person }) => person === this.me);
    this.#move(Boolean(mine));
    this.#hold(Boolean(mine?.held));
  }

  /** @param {import("#models/protocol.js").SpaceEvent} event */
  change(event) {
    this.hands.change(event, this.me);
    const { kind = "", person, until = "", before } = event;
    if (before && before === this.me) this.role = "";
    if (!this.me || person !== this.me) return;
    this.notice = NOTICES[kind] ?? this.notice;
    this.role = ROLES[kind] ?? this.role;
    if (kind === "stage.joined") this.#move(true);
    if (kind === "stage.left") this.#move(false);
    if (kind === "stage.held" || kind === "stage.released") this.held = kind === "stage.held";
    if (kind === "invitation.redeemed") this.admitted = true;
    if (kind.startsWith("stage.")) this.askedUntil = kind === "stage.invited" ? until : "";
    if (kind === "person.removed") this.#sendAway("removed");
    if (kind === "person.banned") this.#sendAway("banned", until);
    if (kind === "person.unbanned") this.sentAway = "";
  }

  /**
   * Nothing more is told to whoever is sent away: what they had here is gone with it.
   * @param {"removed" | "banned"} how
   */
  #sendAway(how, until = "") {
    this.sentAway = how;
    this.bannedUntil = until;
    this.hands.mine = null;
    this.#move(false);
    this.notice = "";
  }

  /** My microphone is open: whatever was said about it is over. */
  speak() {
    this.notice = "";
  }

  /** @param {boolean} onStage */
  #move(onStage) {
    if (onStage === this.onStage) return;
    this.onStage = onStage;
    this.held = false;
    this.askedUntil = "";
    this.notice = onStage ? "" : MOVED;
  }

  /** @param {boolean} held */
  #hold(held) {
    if (held === this.held) return;
    this.held = held;
    this.notice = held ? HELD : "";
  }
}
