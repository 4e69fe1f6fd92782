/**
 * What is so in a space for everybody, beside its state: rules, locks, and what is out of order. It is told by
 * snapshots and kept true by events.
 *
 * @typedef {import("#models/protocol.js").State} State
 * @typedef {import("#models/protocol.js").SpaceEvent} SpaceEvent
 *
 * @typedef {object} Facts
 * @property {boolean} frozen
 * @property {boolean} locked
 * @property {boolean} interrupted the media server is gone
 * @property {string} hostDue when an absent host is replaced, ISO 8601 or empty
 * @property {string} handsFrom
 * @property {string} notes
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
  "host.succeeded": { hostDue: "" },
  "host.changed": { hostDue: "" },
};

export class Circumstances {
  /** @type {Facts} */
  facts;

  /** @param {Partial<Facts>} [page] what the page already said */
  constructor(page = {}) {
    this.facts = {
      ...{ frozen: false, locked: false, interrupted: false, hostDue: "" },
      ...{ handsFrom: "named", notes: "optional", generation: 0 },
      ...page,
    };
  }

  /** The facts, and what follows from them for whoever wants to raise a hand. */
  get situation() {
    const { handsFrom, notes } = this.facts;
    return { ...this.facts, openToGuests: handsFrom === "named", noted: notes !== "off" };
  }

  /** @param {State} snapshot */
  show(snapshot) {
    const { facts } = this;
    this.facts = {
      frozen: snapshot.frozen ?? facts.frozen,
      locked: snapshot.locked ?? facts.locked,
      interrupted: Boolean(snapshot.interrupted_at),
      hostDue: snapshot.host_due ?? "",
      handsFrom: snapshot.hands_from ?? facts.handsFrom,
      notes: snapshot.notes ?? facts.notes,
      generation: snapshot.generation ?? facts.generation,
    };
  }

  /** @param {SpaceEvent} event */
  change(event) {
    const { kind = "" } = event;
    Object.assign(this.facts, MADE_SO[kind] ?? {});
    if (kind === "host.left") this.facts.hostDue = event.until ?? "";
    if (kind === "space.resumed") this.facts.generation = event.generation ?? 0;
    if (kind === "space.edited") {
      this.facts.handsFrom = event.hands_from ?? this.facts.handsFrom;
      this.facts.notes = event.notes ?? this.facts.notes;
    }
  }
}
