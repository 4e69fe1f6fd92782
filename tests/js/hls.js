/** hls.js as far as our code speaks to it, written down; nothing of it plays. */
import { EventEmitter } from "node:events";

export class Hls extends EventEmitter {
  static Events = { LEVEL_UPDATED: "updated", ERROR: "error" };
  /** @type {any[]} */
  static made = [];
  asked = [];
  levels = [];
  playingDate = null;
  autoLevelCapping = -1;

  constructor(config) {
    super();
    this.config = config;
    Hls.made.push(this);
  }

  attachMedia(element) {
    this.asked.push(["attach", element]);
  }
  loadSource(address) {
    this.asked.push(["source", address]);
    this.autoLevelCapping = -1;
  }
  startLoad() {
    this.asked.push(["start"]);
  }
  stopLoad() {
    this.asked.push(["stop"]);
  }
  recoverMediaError() {
    this.asked.push(["recover"]);
  }
  destroy() {
    this.asked.push(["destroy"]);
  }

  fails(error) {
    this.emit("error", "hlsError", { fatal: false, type: "networkError", details: "", ...error });
  }
}
