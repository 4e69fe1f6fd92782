import { VOLUMES } from "#models/volumes.js";

const BLOCKED = "NotAllowedError";

/**
 * One `<audio>` element for each place on stage, made in the tap and used again for whoever comes
 * next: Safari plays only elements that a tap has blessed, and keeps new ones silent in the background.
 *
 * @typedef {"stage" | "broadcast"} Path by which the stage is heard
 * @typedef {{ element: HTMLAudioElement, person: string | null, path: Path }} Slot
 */
export class AudioSlots {
  /** @type {Slot[]} */
  #slots = [];
  #speaker = "";
  /** @type {Record<Path, number>} */
  #levels = { stage: 1, broadcast: 1 };
  #make;
  /** Told when somebody who is to be heard is paused: we pause nobody. */
  paused = () => {};
  /** Told when somebody plays who was paused, whoever saw to it. */
  played = () => {};

  /**
   * @param {() => HTMLAudioElement} make
   * @param {import("#models/volumes.js").Volumes} [volumes] how loud I want to hear whom
   */
  constructor(make, volumes = VOLUMES) {
    this.#make = make;
    this.volumes = volumes;
  }

  /**
   * Inside a tap: let `count` elements play from now on, though they have nothing to play yet.
   * @param {number} count
   */
  bless(count) {
    while (this.#slots.length < count) this.#add();
    for (const { element, person } of this.#slots) {
      if (person) continue;
      element.srcObject ??= new MediaStream();
      element.play().catch(() => {});
    }
  }

  /**
   * Where everyone is heard: a speaker, or, if it is empty or gone, the one that the system prefers.
   * @param {string} speaker a device id
   */
  async playThrough(speaker) {
    this.#speaker = speaker;
    await Promise.all(this.#slots.map(({ element }) => this.#direct(element)));
  }

  /** Whether somebody who is to be heard is paused. */
  get isPaused() {
    return this.#slots.some(({ element, person }) => person !== null && element.paused);
  }

  /** Play everyone who is to be heard. Answers whether the browser allows it. */
  async play() {
    const taken = this.#slots.filter(({ person }) => person !== null);
    const outcomes = await Promise.allSettled(taken.map(({ element }) => element.play()));
    return outcomes.every((one) => one.status === "fulfilled" || one.reason.name !== BLOCKED);
  }

  /**
   * The element that plays this person.
   * @param {string} person
   * @param {Path} [path]
   */
  take(person, path = "stage") {
    const slot =
      this.#slots.find((one) => one.person === person) ??
      this.#slots.find((one) => one.person === null) ??
      this.#add();
    slot.person = person;
    slot.path = path;
    slot.element.dataset.person = person;
    return slot.element;
  }

  /**
   * Let this person be as loud as I want to hear them, if they play.
   * @param {string} person
   */
  tune(person) {
    const slot = this.#slots.find((one) => one.person === person);
    if (slot) this.volumes.apply(slot.element, person, this.#levels[slot.path]);
  }

  /**
   * How much is heard of all that comes by this path, from 0 to 1.
   * @param {Path} path
   * @param {number} level
   */
  level(path, level) {
    this.#levels[path] = level;
    for (const slot of this.#slots)
      if (slot.person !== null && slot.path === path) this.tune(slot.person);
  }

  /** @param {string} person */
  release(person) {
    const slot = this.#slots.find((one) => one.person === person);
    if (!slot) return;
    slot.person = null;
    delete slot.element.dataset.person;
  }

  #add() {
    /** @type {Slot} */
    const slot = { element: this.#make(), person: null, path: "stage" };
    slot.element.onplay = () => slot.person !== null && this.played();
    slot.element.onpause = () => slot.person !== null && this.paused();
    this.#slots.push(slot);
    if (this.#speaker) this.#direct(slot.element);
    return slot;
  }

  /** @param {HTMLAudioElement} element */
  async #direct(element) {
    await element.setSinkId?.(this.#speaker).catch(() => {});
  }
}
