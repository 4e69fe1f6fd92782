const PATIENCE = 5000;
const ADDRESS = /\/(people|hands)\/([\da-f-]{36})\/([a-z-]+)\/$/;

/** @type {Record<string, string[]>} the events that make a verb so */
const MADE_SO = {
  "people mute": ["stage.muted"],
  "people move-to-audience": ["stage.left"],
  "people invite-to-stage": ["stage.invited"],
  "people hold": ["stage.held"],
  "people release": ["stage.released"],
  "people remove": ["person.removed", "stage.left"],
  "people ban": ["person.banned", "stage.left"],
  "people appoint": ["moderator.appointed"],
  "people dismiss": ["moderator.dismissed"],
  "hands accept": ["hand.accepted"],
  "hands dismiss": ["hand.dismissed"],
};

/**
 * What my verbs about people and hands will have done, shown at once: until the news say so, or it is taken back because
 * the server refused it or nothing came.
 *
 * @typedef {object} ForeseenListener
 * @property {(about: string, verb: string) => void} show what is foreseen of a person or hand; no verb when nothing is any more
 * @property {() => void} unanswered nothing came of it, not even an answer
 *
 * @typedef {{ verb: string, agreed: boolean, timer: ReturnType<typeof setTimeout> }} Hope
 */
export class Foreseen {
  /** @type {Map<string, Hope>} by whom or what it is about, 32 hex digits */
  #hopes = new Map();

  /** @param {ForeseenListener} told */
  constructor(told) {
    this.told = told;
  }

  /**
   * A verb is on its way.
   * @param {string} address
   */
  ask(address) {
    const { about, verb } = read(address);
    if (!MADE_SO[verb]) return;
    clearTimeout(this.#hopes.get(about)?.timer);
    const timer = setTimeout(() => this.#giveUp(about), PATIENCE);
    this.#hopes.set(about, { verb, agreed: false, timer });
    this.told.show(about, verb);
  }

  /**
   * The server has answered: what it agreed to is so once the news say it.
   * @param {string} address
   * @param {boolean} agreed
   */
  answer(address, agreed) {
    const { about, verb } = read(address);
    const hope = this.#hopes.get(about);
    if (hope?.verb !== verb) return;
    if (agreed) hope.agreed = true;
    else this.#drop(about);
  }

  /** @param {{ kind?: string, person?: string, hand?: string }} event */
  change({ kind = "", person = "", hand = "" }) {
    for (const about of [person, hand]) {
      const hope = this.#hopes.get(about);
      if (hope && MADE_SO[hope.verb].includes(kind)) this.#drop(about);
    }
  }

  /** All is told anew; what the server has agreed to is in it. */
  renew() {
    for (const [about, { agreed }] of this.#hopes) if (agreed) this.#drop(about);
  }

  /** @param {string} about */
  #giveUp(about) {
    const agreed = this.#hopes.get(about)?.agreed;
    this.#drop(about);
    // A verb that had nothing to do is agreed to and brings no news.
    if (!agreed) this.told.unanswered();
  }

  /** @param {string} about */
  #drop(about) {
    clearTimeout(this.#hopes.get(about)?.timer);
    this.#hopes.delete(about);
    this.told.show(about, "");
  }
}

/** @param {string} address */
function read(address) {
  const [, of = "", key = "", verb = ""] = ADDRESS.exec(address) ?? [];
  return { about: key.replaceAll("-", ""), verb: `${of} ${verb}` };
}
