import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { NO_WAY_UP } from "#helpers/troubles.js";
import { Refusal } from "#models/space_requests.js";
import { SEAT, visit } from "./listener.js";
import { clockGoesOn, pass, settled, stillClock } from "./support.js";

const BROADCAST = { seat: "broadcast", broadcast: { url: "/hls/1/s/k/current/master.m3u8" } };
const ON_STAGE = { ...SEAT, on_stage: true };

describe("seats", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("one in the broadcast is as good as any", async () => {
    const { listening, calls, states } = visit(BROADCAST);
    await listening.listen();
    assert.deepEqual(calls, ["begin", "join", "connect"]);
    assert.deepEqual(states(), ["joining", "hearing"]);
    assert.equal(listening.seat, "broadcast");
    listening.leave();
    assert.equal(listening.seat, "");
  });

  describe("where nothing comes by the media", () => {
    test("2.5 s after the tap the broadcast is asked for", async () => {
      const { listening, audio, calls } = visit(SEAT, BROADCAST);
      audio.comes = false;
      await listening.listen();
      await pass(2400);
      assert.deepEqual(calls.slice(-1), ["connect"]);
      await pass(200);
      const then = ["disconnect", "join for media_blocked", "connect"];
      assert.deepEqual(calls.slice(-3), then);
      assert.equal(listening.seat, "broadcast");
    });

    test("a page that stood still has not waited", async () => {
      const { listening, audio, calls } = visit(SEAT, BROADCAST);
      audio.comes = false;
      await listening.listen();
      mock.timers.tick(10_000);
      await pass(2000);
      assert.equal(calls.at(-1), "connect");
      await pass(500);
      assert.equal(listening.seat, "broadcast");
    });

    test("the same while the connection is still being made", async () => {
      const { listening, audio, calls } = visit(SEAT, BROADCAST);
      audio.comes = false;
      audio.connect = () => new Promise(() => {});
      listening.listen();
      await pass(0);
      audio.connect = async () => {};
      await pass(2600);
      assert.ok(calls.includes("join for media_blocked"));
      assert.equal(listening.seat, "broadcast");
    });

    test("a connection that fails asks for it at once", async () => {
      const { listening, audio, calls } = visit(SEAT, BROADCAST);
      audio.connect = async ({ seat }) => {
        if (seat === "interactive") throw new Error("could not establish pc connection");
      };
      await listening.listen();
      assert.deepEqual(calls.slice(-1), ["join for ice_failed"]);
      assert.equal(listening.seat, "broadcast");
    });

    test("where something comes nobody is moved", async () => {
      const { listening, joins } = visit(SEAT);
      await listening.listen();
      await pass(20_000);
      assert.equal(joins(), 1);
    });

    test("whoever is on stage keeps trying there", async () => {
      const { listening, audio, joins } = visit(ON_STAGE);
      audio.comes = false;
      await listening.listen();
      await pass(20_000);
      assert.equal(joins(), 1);
    });

    test("the seat that is lost later is asked for in the same way, a new tap asks anew", async () => {
      const { listening, audio, calls } = visit(SEAT, BROADCAST);
      audio.comes = false;
      await listening.listen();
      await pass(2600);
      listening.lost();
      await pass(500);
      assert.equal(calls.filter((call) => call === "join for media_blocked").length, 2);
      listening.leave();
      listening.listen();
      await settled();
      assert.equal(calls.at(-2), "join");
    });

    test("nor anywhere any more: a path that was lost and brings nothing has twice as long", async () => {
      const { listening, audio, calls, states } = visit(SEAT, SEAT, BROADCAST);
      await listening.listen();
      await pass(20_000);
      audio.comes = false;
      listening.lost();
      await pass(500);
      await pass(4900);
      assert.equal(calls.at(-1), "connect");
      await pass(200);
      const then = ["disconnect", "join for media_blocked", "connect"];
      assert.deepEqual(calls.slice(-3), then);
      assert.equal(listening.seat, "broadcast");
      assert.deepEqual(states().slice(-4), ["reconnecting", "hearing", "reconnecting", "hearing"]);
    });

    test("nor anywhere any more: a path that can't be made is tried for a while", async () => {
      const { listening, audio, calls, states } = visit(SEAT);
      await listening.listen();
      await pass(20_000);
      audio.connect = async () => {
        throw new Error("could not establish pc connection");
      };
      listening.lost();
      for (const wait of [500, 1000, 2000, 4000]) await pass(wait);
      assert.ok(!calls.includes("join for ice_failed"));
      await pass(8000);
      assert.equal(calls.filter((call) => call === "join for ice_failed").length, 1);
      assert.equal(states().at(-1), "reconnecting");
    });

    test("on stage it is tried for as long as it takes", async () => {
      const { listening, audio, calls } = visit(ON_STAGE);
      await listening.listen();
      audio.connect = async () => {
        throw new Error("could not establish pc connection");
      };
      listening.lost();
      for (let wait = 500; wait <= 64_000; wait *= 2) await pass(wait);
      assert.ok(!calls.some((call) => call.startsWith("join for")));
      assert.equal(listening.state, "reconnecting");
    });

    test("nor anywhere any more, and nobody broadcasts: the media are tried again", async () => {
      const { listening, audio, calls } = visit(SEAT, SEAT, BROADCAST, SEAT);
      await listening.listen();
      await pass(20_000);
      audio.comes = false;
      audio.connect = async ({ seat }) => {
        if (seat === "broadcast") throw Object.assign(new Error(), { code: "broadcast_late" });
      };
      listening.lost();
      await pass(500);
      await pass(5100);
      assert.equal(calls.at(-1), "join for media_blocked");
      assert.equal(listening.state, "reconnecting");
      await pass(1000);
      assert.equal(calls.at(-1), "join");
      assert.equal(listening.seat, "interactive");
    });

    test("where nobody broadcasts either, the media get another and longer chance", async () => {
      const { listening, audio, calls } = visit(SEAT, BROADCAST, SEAT);
      audio.comes = false;
      audio.connect = async ({ seat }) => {
        if (seat === "broadcast") throw Object.assign(new Error(), { code: "broadcast_late" });
      };
      await listening.listen();
      await pass(2600);
      assert.equal(calls.at(-1), "join for media_blocked");
      await pass(500);
      assert.equal(listening.seat, "interactive");
      const joins = calls.length;
      await pass(4800);
      assert.equal(calls.length, joins);
      await pass(200);
      assert.equal(calls.at(-1), "join for media_blocked");
    });
  });

  describe("on the way to the stage and back", () => {
    test("the seat is another one while the sound goes on", async () => {
      const { listening, calls, told, states } = visit(BROADCAST, ON_STAGE, BROADCAST);
      await listening.listen();
      await listening.cross(true);
      assert.equal(listening.seat, "interactive");
      assert.equal(told.at(-1).seat, ON_STAGE);
      await listening.cross(false);
      assert.equal(listening.seat, "broadcast");
      assert.ok(!calls.includes("disconnect"));
      assert.deepEqual(states(), ["joining", "hearing", "hearing", "hearing"]);
    });

    test("back in the audience whoever may stay does, on the same connection", async () => {
      const { listening, calls } = visit(BROADCAST, ON_STAGE, SEAT);
      await listening.listen();
      await listening.cross(true);
      await listening.cross(false);
      assert.equal(calls.filter((call) => call === "connect").length, 2);
      assert.equal(listening.seat, "interactive");
    });

    test("nobody asks who had an interactive seat all the time", async () => {
      const { listening, joins } = visit(SEAT);
      await listening.listen();
      await listening.cross(true);
      await listening.cross(false);
      assert.equal(joins(), 1);
    });

    test("nobody goes back behind their own back", async () => {
      const { listening, audio, joins } = visit(BROADCAST, ON_STAGE, BROADCAST);
      await listening.listen();
      await listening.cross(true);
      let look;
      audio.seen = () => new Promise((resolve) => (look = resolve));
      listening.cross(false);
      await pass(60_000);
      assert.equal(joins(), 2);
      look();
      await settled();
      assert.equal(listening.seat, "broadcast");
    });

    test("a way up that fails is tried again, then said, and the broadcast goes on", async () => {
      const { listening, audio, told, joins } = visit(BROADCAST, ON_STAGE);
      await listening.listen();
      audio.trouble = new Error("could not establish pc connection");
      await listening.cross(true);
      for (const wait of [500, 1000, 2000, 4000, 8000]) await pass(wait);
      assert.equal(joins(), 7);
      assert.deepEqual(told.at(-1), { state: "hearing", trouble: NO_WAY_UP });
      assert.deepEqual([listening.state, listening.seat], ["hearing", "broadcast"]);
    });

    test("banned meanwhile, it is over", async () => {
      const { listening } = visit(BROADCAST, new Refusal("banned", "No."));
      await listening.listen();
      await listening.cross(true);
      assert.equal(listening.state, "apart");
    });

    test("leaving while it crosses is leaving", async () => {
      const { listening } = visit(BROADCAST, ON_STAGE);
      await listening.listen();
      const crossing = listening.cross(true);
      listening.leave();
      await crossing;
      assert.equal(listening.state, "apart");
    });
  });

  test("a new media room is none of the broadcast's business", async () => {
    const { listening, joins } = visit(BROADCAST);
    await listening.listen();
    listening.moved();
    await pass(5000);
    assert.equal(joins(), 1);
    assert.equal(listening.state, "hearing");
  });

  test("a broadcast whose address is gone is joined anew", async () => {
    const { listening, joins } = visit(BROADCAST);
    await listening.listen();
    listening.lost();
    await pass(500);
    assert.equal(joins(), 2);
    assert.equal(listening.state, "hearing");
  });
});
