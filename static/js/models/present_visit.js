import { Browsing } from "#models/browsing.js";
import { KeptVisit } from "#models/kept_visit.js";

/**
 * @typedef {import("#models/kept_visit.js").Told} Told
 * @typedef {import("#models/kept_visit.js").Page} Page
 * @typedef {import("#models/visit.js").Visit} Visit
 */

/**
 * The one visit of this tab whose sound goes on from page to page. A seat in another space ends it: nobody hears two.
 */
export class PresentVisit {
  /** @type {KeptVisit | null} */
  kept = null;
  /** @type {Set<() => void>} */
  #watchers = new Set();

  /** @param {{ begin: () => void, end: () => void }} browsing */
  constructor(browsing = new Browsing()) {
    this.browsing = browsing;
  }

  /**
   * A space's page is open: it shows the visit that goes on, if that is to this space and by this person, or a new one.
   * @param {Page} page
   * @param {Map<string, string>} names who is on stage, by person
   * @param {Told} told
   * @param {(told: Told) => Visit} make
   * @returns {KeptVisit}
   */
  open(page, names, told, make) {
    const there = this.kept?.isOf(page) ? this.kept : null;
    // Signed in meanwhile, say: the same ears, but another person.
    const comesBack = Boolean(!there && this.kept?.slug === page.slug && this.kept.goesOn);
    if (comesBack) this.leave();
    /** @type {KeptVisit} */
    const kept = there ?? new KeptVisit(page, names, make, () => this.#changed(kept));
    kept.comesBack ||= comesBack;
    kept.showOn(told);
    this.#tell();
    return kept;
  }

  /**
   * The page that showed it is left. Without a seat it is over.
   * @param {KeptVisit} kept
   */
  close(kept) {
    kept.hide();
    if (!kept.goesOn) kept.visit.close();
    if (!kept.goesOn && this.kept === kept) this.kept = null;
    this.#tell();
  }

  /** Leave, and forget it unless its page is open. */
  leave() {
    const { kept } = this;
    kept?.visit.listening.leave();
    if (kept && !kept.isShown) {
      kept.visit.close();
      this.kept = null;
    }
    this.#tell();
  }

  /**
   * @param {() => void} changed what there is to show may be another
   */
  watch(changed) {
    this.#watchers.add(changed);
  }

  /** @param {() => void} changed */
  unwatch(changed) {
    this.#watchers.delete(changed);
  }

  /** @param {KeptVisit} kept */
  #changed(kept) {
    const before = this.kept;
    // One that is being ended still tells of its silence.
    if (kept.begins() && kept !== before) {
      this.kept = kept;
      before?.visit.close();
    }
    this.#tell();
  }

  #tell() {
    if (this.kept?.goesOn) this.browsing.begin();
    else this.browsing.end();
    for (const changed of this.#watchers) changed();
  }
}

/** This tab's. */
export const presentVisit = new PresentVisit();
