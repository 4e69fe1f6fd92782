/**
 * Every key there is in a room, in one place. No job needs one: each presses a button that is there anyway.
 *
 * Letters alone would be taken by a screen reader and typed by voice control, so all can be switched off (WCAG 2.1.4);
 * Space is left to the button that has the focus.
 *
 * @typedef {"mute" | "hand" | "talk" | "help"} Job
 * @typedef {{ job: Job, key: string, ctrl?: boolean, shift?: boolean, held?: boolean }} Binding
 * @typedef {Pick<KeyboardEvent, "key" | "ctrlKey" | "shiftKey" | "altKey" | "metaKey" | "repeat">} Stroke
 *
 * @typedef {object} Told
 * @property {(job: Job) => void} press
 * @property {(job: Job) => void} hold as long as the key is down
 * @property {(job: Job) => void} release
 */

/** @type {Binding[]} */
export const BINDINGS = [
  { job: "mute", key: "d", ctrl: true },
  { job: "hand", key: "h", ctrl: true, shift: true },
  { job: "talk", key: "v", held: true },
  { job: "help", key: "?" },
];

export class Keyboard {
  /** @type {Binding | null} */
  #down = null;

  /** @param {Told} told */
  constructor(told) {
    this.told = told;
    this.on = true;
  }

  /**
   * A key went down. Answers whether it was one of ours, so that the browser does nothing with it.
   * @param {Stroke} stroke
   * @param {{ typing?: boolean }} [where] whether the focus is where letters are written
   */
  down(stroke, { typing = false } = {}) {
    const binding = this.on && BINDINGS.find((one) => matches(one, stroke));
    if (!binding || (typing && !binding.ctrl)) return false;
    if (stroke.repeat) return true;
    if (binding.held) {
      this.#down = binding;
      this.told.hold(binding.job);
    } else this.told.press(binding.job);
    return true;
  }

  /**
   * A key went up, with whatever others are still down.
   * @param {Pick<KeyboardEvent, "key">} stroke
   */
  up({ key }) {
    if (this.#down?.key === key.toLowerCase()) this.letGo();
  }

  /** The page lost the keyboard: no key that goes up will be heard of. */
  letGo() {
    const held = this.#down;
    this.#down = null;
    if (held) this.told.release(held.job);
  }
}

/**
 * @param {Binding} binding
 * @param {Stroke} stroke
 */
function matches({ key, ctrl = false, shift }, stroke) {
  if (stroke.altKey || stroke.metaKey || stroke.ctrlKey !== ctrl) return false;
  // A sign such as "?" is typed with Shift on some keyboards and without it on others.
  const asked = shift ?? (/\w/.test(key) ? false : stroke.shiftKey);
  return stroke.key.toLowerCase() === key && stroke.shiftKey === asked;
}
