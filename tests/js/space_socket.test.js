import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { SpaceSocket } from "#models/space_socket.js";
import { clockGoesOn, notebook, pass, settled, stillClock } from "./support.js";

/** A browser's WebSocket whose other end is the test. */
class Line {
  static opened = [];
  sent = [];
  closed = false;

  constructor(address) {
    this.address = address;
    Line.opened.push(this);
  }

  say(...frames) {
    for (const frame of frames) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  send(data) {
    this.sent.push(JSON.parse(data));
  }

  close() {
    this.closed = true;
  }

  static get last() {
    return Line.opened.at(-1);
  }
}

const snapshot = (seq) => ({ t: "snapshot", seq, state: "live", stage: [] });
const event = (seq, kind = "stage.joined") => ({ t: "event", seq, kind });
const tick = (seq) => ({ t: "tick", seq, now: 3, peak: 4 });

function line({ seq = null, passRefused = async () => {} } = {}) {
  Line.opened = [];
  const told = notebook("snapshot", "event", "tick", "up", "down", "shut");
  const socket = new SpaceSocket("/ws/s/evening/", { ...told, passRefused }, { WebSocket: Line });
  socket.seq = seq;
  socket.open();
  const events = () => told.heard.filter(([name]) => name === "event").map(([, { seq }]) => seq);
  return { socket, told, events };
}

describe("the socket of a space", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("passes on the snapshot, then the events in their order", () => {
    const { events, told } = line();
    Line.last.say(snapshot(4), event(5), event(6));
    assert.deepEqual(
      told.heard.map(([name]) => name),
      ["up", "snapshot", "event", "event"],
    );
    assert.deepEqual(events(), [5, 6]);
  });

  test("goes on from the number it knows", () => {
    line({ seq: 7 });
    assert.equal(Line.last.address, "/ws/s/evening/?after=7");
  });

  test("an event seen before is not told twice", () => {
    const { events } = line({ seq: 4 });
    Line.last.say(event(5), event(5), event(4));
    assert.deepEqual(events(), [5]);
  });

  test("an event one may not see still counts", () => {
    const { socket, events } = line({ seq: 4 });
    Line.last.say({ t: "event", seq: 5 }, event(6));
    assert.equal(socket.seq, 6);
    assert.deepEqual(events(), [5, 6]);
  });

  test("a gap brings it back from the last number it has seen", async () => {
    const { events } = line({ seq: 4 });
    const first = Line.last;
    first.say(event(5), event(7));
    assert.ok(first.closed);
    await pass(500);
    assert.equal(Line.last.address, "/ws/s/evening/?after=5");
    Line.last.say(event(6), event(7));
    assert.deepEqual(events(), [5, 6, 7]);
  });

  test("a gap that coming back did not close brings the whole snapshot", async () => {
    line({ seq: 4 });
    Line.last.say(event(9));
    await pass(1000);
    assert.equal(Line.last.address, "/ws/s/evening/");
    Line.last.say(snapshot(9));
    assert.equal(Line.opened.length, 2);
  });

  test("ticks ahead of us for more than a second mean that an event was missed", async () => {
    line({ seq: 4 });
    Line.last.say(tick(4), tick(5));
    await pass(999);
    assert.equal(Line.opened.length, 1);
    await pass(1);
    await pass(500);
    assert.equal(Line.last.address, "/ws/s/evening/?after=4");
  });

  test("an event that arrives a little after its tick is no gap", async () => {
    line({ seq: 4 });
    Line.last.say(tick(5));
    await pass(800);
    Line.last.say(event(5), tick(5));
    await pass(5000);
    assert.equal(Line.opened.length, 1);
  });

  test("a line that says nothing is dead, whatever the browser believes", async () => {
    line({ seq: 4 });
    Line.last.say(tick(4));
    await pass(10_000);
    await pass(1000);
    assert.equal(Line.opened.length, 2);
  });

  test("beats every twenty seconds, give or take", async () => {
    line({ seq: 4 });
    Line.last.onopen();
    for (let second = 0; second < 41; second += 1) {
      Line.last.say(tick(4));
      await pass(1000);
    }
    assert.deepEqual(Line.last.sent, [{ t: "beat" }, { t: "beat" }]);
  });

  test("backs off while the server is away, and says that it is down", async () => {
    const { told } = line({ seq: 4 });
    for (const wait of [500, 1000, 2000, 4000]) {
      Line.last.onclose({ code: 1006 });
      await pass(wait - 1);
      const before = Line.opened.length;
      await pass(1);
      assert.equal(Line.opened.length, before + 1);
    }
    assert.equal(told.heard.filter(([name]) => name === "down").length, 4);
  });

  test("a revoked pass is renewed before coming back", async () => {
    let renewed = 0;
    const passRefused = async () => {
      renewed += 1;
    };
    line({ seq: 4, passRefused });
    Line.last.onclose({ code: 4401 });
    await settled();
    assert.equal(renewed, 1);
    await pass(500);
    assert.equal(Line.opened.length, 2);
  });

  test("where there is no such space it does not come back", async () => {
    line({ seq: 4 });
    Line.last.onclose({ code: 4404 });
    await pass(60_000);
    assert.equal(Line.opened.length, 1);
  });

  test("after too much was said it comes back, but slowly", async () => {
    line({ seq: 4 });
    Line.last.say(tick(4));
    Line.last.onclose({ code: 4429 });
    await pass(14_000);
    assert.equal(Line.opened.length, 1);
    await pass(10_000);
    assert.equal(Line.opened.length, 2);
  });

  test("its last word goes with the code that shuts it", () => {
    const { told } = line({ seq: 4 });
    const said = { t: "error", code: "banned", message: "You were banned." };
    Line.last.say(said);
    Line.last.onclose({ code: 4410 });
    assert.deepEqual(told.heard.at(-1), ["shut", 4410, said]);
  });

  test("closed by us, it stays closed", async () => {
    const { socket } = line({ seq: 4 });
    socket.close();
    await pass(60_000);
    assert.equal(Line.opened.length, 1);
    assert.ok(Line.last.closed);
  });

  test("once the network is back it does not wait as long as it would have", async () => {
    const { socket } = line({ seq: 4 });
    for (const wait of [500, 1000, 2000, 4000, 8000]) {
      Line.last.onclose({ code: 1006 });
      await pass(wait);
    }
    Line.last.onclose({ code: 1006 });
    const before = Line.opened.length;
    await pass(1000);
    assert.equal(Line.opened.length, before);
    socket.hurry();
    await pass(500);
    assert.equal(Line.opened.length, before + 1);
    socket.hurry();
    await pass(500);
    assert.equal(Line.opened.length, before + 1);
  });
});
