/** A visit to a space, in a browser that the test plays. */
import { mock } from "node:test";
import { Crossing } from "#models/crossing.js";
import { InTime } from "#models/in_time.js";
import { Visit } from "#models/visit.js";
import { notebook } from "./support.js";

export const SEAT = { seat: "interactive", livekit: {}, on_stage: false, seq: 4 };
export const STATE = { slug: "evening", state: "live", seq: 4, now: 2, peak: 9, stage: [] };

/** The browser around a visit: one socket, one server, and a sound that always comes. */
export function visit({
  state = "live",
  me = "",
  onStage = false,
  moderates = false,
  hands = {},
  place = {},
  facts = {},
  join = [200, SEAT],
  read = STATE,
  readStatus = 200,
  tab = { isElsewhere: async () => false, ...notebook("take", "release") },
  told = notebook("view", "tell"),
} = {}) {
  const sockets = [];
  const server = { join };
  globalThis.WebSocket = class {
    constructor(address) {
      this.address = address;
      sockets.push(this);
    }
    close() {}
    send(data) {
      this.sent = data;
    }
  };
  const asked = [];
  mock.method(globalThis, "fetch", async (address) => {
    asked.push(address);
    const [status, body] = address.includes("/join?") ? server.join : [readStatus, read];
    return new Response(JSON.stringify(body), { status });
  });
  const audio = {
    ...notebook("begin", "disconnect", "arrive", "stepDown", "mute"),
    unmute: async () => audio.heard.push(["unmute"]),
    prepare: async () => {},
    connect: async () => {},
    arrives: async () => true,
    slots: notebook("level"),
  };
  const broadcast = {
    ...notebook("disconnect", "expect", "save"),
    date: null,
    isOver: false,
    prepare: async () => {},
    connect: async (address) => broadcast.heard.push(["connect", address.url]),
  };
  const world = {
    hidden: () => page.hidden,
    load: async () => ({
      Crossing,
      InTime,
      makeBroadcast: (listener) => {
        broadcast.told = listener;
        return broadcast;
      },
    }),
  };
  const page = { hidden: false };
  let ears;
  const it = new Visit({
    slug: "evening",
    state,
    moderates,
    facts,
    mine: { me, onStage, hands, ...place },
    seq: 4,
    origin: "https://rostrum.example",
    sound: (listener) => {
      ears = listener;
      return audio;
    },
    tab,
    device: { device: "0123456789abcdef", on: "linux" },
    world,
    told,
  });
  const say = (frame) => sockets.at(-1).onmessage({ data: JSON.stringify(frame) });
  const joins = () => asked.filter((address) => address.includes("/join?")).length;
  const reads = () => asked.filter((address) => address.endsWith("state.json")).length;
  return {
    it,
    audio,
    told,
    tab,
    asked,
    server,
    sockets,
    say,
    joins,
    reads,
    ears: () => ears,
    broadcast,
    page,
  };
}
