/**
 * What is so in a space for everybody, beside its state: its words and rules, locks, and what is out of order. It is
 * told by snapshots and kept true by events.
 *
 * @typedef {import("#models/protocol.js").State} State
 * @typedef {import("#models/protocol.js").SpaceEvent} SpaceEvent
 *
 * @typedef {object} Facts
 * @property {string} title
 * @property {string} scheduledFor ISO 8601 or empty
 * @property {string} endedAt ISO 8601 or empty
 * @property {string} visibility
 * @property {boolean} frozen
 * @property {boolean} locked
 * @property {boolean} interrupted the media server is gone
 * @property {string} host whose space it is, 32 hex digits
 * @property {string} hostName empty as long as the page's own words hold
 * @property {string} hostHandle
 * @property {string} hostDue when an absent host is replaced, ISO 8601 or empty
 * @property {string} standIn the name of the moderator who hosts meanwhile
 * @property {string} handsFrom
 * @property {string} notes
 * @property {string} pinned at the top of the room, or empty
 * @property {number} generation counts the media rooms
 */

/** @type {Record<string, Partial<Facts>>} what an event makes so by its kind alone */
const MADE_SO = {
  "stage.frozen": { frozen: true },
  "stage.unfrozen": { frozen: false },
  "space.locked": { locked: true },
  "space.unlocked": { locked: false },
  "space.interrupted": { interrupted: true },
  "space.resumed": { interrupted: false },
  "host.returned": { hostDue: "" },
  "space.unpinned": { pinned: "" },
};

/** @type {Record<string, (event: SpaceEvent) => Partial<Facts>>} what it makes so by what it says */
const SAYS = {
  "space.edited": ({ title, visibility, hands_from, notes }) =>
    known({ title, visibility, handsFrom: hands_from, notes }),
  "space.pinned": ({ words }) => ({ pinned: words ?? "" }),
  "space.postponed": ({ scheduled_for = "" }) => ({ scheduledFor: scheduled_for }),
  "space.ended": ({ at = "" }) => ({ endedAt: at }),
  "space.resumed": ({ generation = 0 }) => ({ generation }),
  "host.left": ({ until = "" }) => ({ hostDue: until }),
  // Without a person it is who stands in that came back, and goes on.
  "host.returned": ({ person }) => (person ? { standIn: "" } : {}),
  "host.succeeded": ({ name = "" }) => ({ hostDue: "", standIn: name }),
  "host.changed": ({ person = "", name = "", handle }) => ({
    ...{ hostDue: "", standIn: "", host: person, hostName: name, hostHandle: handle ?? "" },
  }),
};

export class Circumstances {
  /** @type {Facts} */
  facts;

  /** @param {Partial<Facts>} [page] what the page already said */
  constructor(page = {}) {
    this.facts = {
      ...{ title: "", scheduledFor: "", endedAt: "", visibility: "public" },
      ...{ frozen: false, locked: false, interrupted: false },
      ...{ host: "", hostName: "", hostHandle: "", hostDue: "", standIn: "" },
      ...{ handsFrom: "named", notes: "optional", pinned: "", generation: 0 },
      ...page,
    };
  }

  /** The facts, and what follows from them. */
  get situation() {
    const { notes, visibility } = this.facts;
    const isPrivate = visibility === "private";
    return { ...this.facts, isPrivate, noted: notes !== "off" };
  }

  /** @param {State} snapshot */
  show({ title, visibility, frozen, locked, hands_from, notes, pinned, generation, ...snapshot }) {
    Object.assign(
      this.facts,
      known({
        title,
        visibility,
        frozen,
        locked,
        handsFrom: hands_from,
        notes,
        pinned,
        generation,
      }),
      {
        scheduledFor: snapshot.scheduled_for ?? "",
        endedAt: snapshot.ended_at ?? "",
        interrupted: Boolean(snapshot.interrupted_at),
        hostDue: snapshot.host_due ?? "",
        standIn: this.#standIn(snapshot),
      },
    );
  }

  /** @param {SpaceEvent} event */
  change(event) {
    const { kind = "" } = event;
    Object.assign(this.facts, MADE_SO[kind], SAYS[kind]?.(event));
  }

  /**
   * Two on stage may be shown as host: whose space it is, and, after an absence, who stands in.
   * @param {Pick<State, "stage" | "host_due">} snapshot
   */
  #standIn({ stage, host_due }) {
    const { host, hostDue, standIn } = this.facts;
    const other = stage.find(({ person, role }) => role === "host" && person !== host);
    if (!other) return "";
    return host && hostDue && !host_due ? other.name : standIn;
  }
}

/**
 * Without what was not said.
 * @param {Partial<Facts>} said
 */
function known(said) {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
