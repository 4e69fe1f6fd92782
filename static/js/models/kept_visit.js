const GOES_ON = new Set(["joining", "waiting", "hearing", "reconnecting"]);
const NEWS = new Set(["snapshot", "event"]);
const RECENT = 100;

/**
 * @typedef {import("#models/visit.js").Visit} Visit
 * @typedef {{ view: () => void, tell: (name: string, detail: any) => void }} Told
 * @typedef {ReturnType<typeof import("#helpers/page.js").readPage>} Page
 */

/**
 * A visit that may outlive the page it began on. A page that shows it later is told what it can't know from the
 * server: what happened since it was written, who is heard, and what I have open.
 */
export class KeptVisit {
  /** Who is on stage: names by person. @type {Map<string, string>} */
  names;
  /** Whether its person listened here a moment ago, not signed in, say: no tap is needed to go on. */
  comesBack = false;
  #begun = false;
  #wentOn = false;
  /** @type {Told | null} */
  #page = null;
  /** @type {{ name: string, detail: any }[]} what happened, by number */
  #news = [];
  /** @type {Map<string, any>} what is so: voices, microphone, facts … */
  #latest = new Map();

  /**
   * @param {Page} page
   * @param {Map<string, string>} names
   * @param {(told: Told) => Visit} make
   * @param {() => void} changed what there is to see or hear of it may be another
   */
  constructor(page, names, make, changed) {
    this.slug = page.slug;
    this.whose = page.mine.me;
    this.names = names;
    this.changed = changed;
    this.visit = make({
      view: () => {
        this.#page?.view();
        this.changed();
      },
      tell: (name, detail) => this.#tell(name, detail),
    });
  }

  /** Whether it has, or is about to have, its sound here. */
  get goesOn() {
    return GOES_ON.has(this.visit.listening.state);
  }

  /** Whether it has come to have its sound here since this was last asked. */
  begins() {
    const before = this.#wentOn;
    this.#wentOn = this.goesOn;
    return this.#wentOn && !before;
  }

  get isShown() {
    return this.#page !== null;
  }

  /** @param {Page} page */
  isOf({ slug, mine }) {
    return slug === this.slug && mine.me === this.whose;
  }

  /**
   * From now on this page shows it.
   * @param {Told} told
   */
  showOn(told) {
    this.#page = told;
  }

  /** The names of those who speak just now. */
  get speakers() {
    /** @type {Map<string, import("#models/protocol.js").Voice>} */
    const voices = this.#latest.get("voices") ?? new Map();
    return [...voices].flatMap(
      ([person, { speaking }]) => (speaking && this.names.get(person)) || [],
    );
  }

  /**
   * The page is ready: begin, or tell a page that was written while the visit went on what it can't know.
   * @param {Page} page
   */
  goOn({ seq, moderates }) {
    if (!this.#begun) return this.#begin();
    for (const { name, detail } of this.#news) if (detail.seq > seq) this.#page?.tell(name, detail);
    for (const [name, detail] of this.#latest) this.#page?.tell(name, detail);
    if (moderates !== this.visit.moderates) this.visit.news.lookAnew(moderates);
  }

  hide() {
    this.#page = null;
  }

  #begin() {
    const { visit } = this;
    this.#begun = true;
    visit.begin();
    // On stage, the visit does so by itself.
    if (this.comesBack && !visit.place.onStage) visit.listening.takeASeat();
  }

  /**
   * @param {string} name
   * @param {any} detail
   */
  #tell(name, detail) {
    if (name === "snapshot") this.#news = [];
    if (NEWS.has(name)) this.#news = [...this.#news, { name, detail }].slice(-RECENT);
    else this.#latest.set(name, detail);
    for (const { person, name: called } of onStage(name, detail)) this.names.set(person, called);
    this.#page?.tell(name, detail);
    if (name === "voices") this.changed();
  }
}

/**
 * @param {string} name
 * @param {any} detail
 * @returns {{ person: string, name: string }[]}
 */
function onStage(name, detail) {
  if (name === "snapshot") return detail.stage;
  return name === "event" && detail.kind === "stage.joined" ? [detail] : [];
}
