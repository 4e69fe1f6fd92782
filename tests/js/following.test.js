import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { Following } from "#models/following.js";
import { clockGoesOn, pass, stillClock } from "./support.js";

function follow(read) {
  const told = [];
  let reads = 0;
  const socket = {
    seq: 4,
    isWanted: false,
    opened: 0,
    open: () => {
      socket.opened += 1;
    },
    close: () => {},
  };
  const requests = {
    state: async () => {
      reads += 1;
      return read(reads);
    },
  };
  const following = new Following(
    requests,
    socket,
    (state) => told.push(state.seq),
    () => told.push("gone"),
  );
  return { following, socket, told, reads: () => reads };
}

describe("following a space", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("from outside it reads the state soon, then every few seconds", async () => {
    const { following, told } = follow((turn) => ({ seq: 4 + turn }));
    following.fromOutside();
    await pass(1000);
    assert.deepEqual(told, [5]);
    await pass(6000);
    await pass(6000);
    assert.deepEqual(told, [5, 6, 7]);
  });

  test("from a seat it follows the socket and reads nothing", async () => {
    const { following, socket, reads } = follow(() => ({ seq: 5 }));
    following.fromOutside();
    following.fromASeat();
    await pass(60_000);
    assert.equal(socket.opened, 1);
    assert.equal(reads(), 0);
  });

  test("where more is shown than before, the socket starts anew", () => {
    const { following, socket } = follow(() => ({ seq: 5 }));
    following.renew();
    assert.deepEqual([socket.opened, socket.seq], [1, null]);
  });

  test("what a cache kept from before is not believed", async () => {
    const { following, socket, told } = follow(() => ({ seq: 3 }));
    following.fromOutside();
    await pass(1000);
    assert.deepEqual(told, []);
    assert.equal(socket.seq, 4);
  });

  test("the socket goes on from what was read", async () => {
    const { following, socket } = follow(() => ({ seq: 9 }));
    following.fromOutside();
    await pass(1000);
    assert.equal(socket.seq, 9);
  });

  test("what happened to me while my line is down is still to come by it", async () => {
    const { following, socket, told } = follow(() => ({ seq: 9 }));
    socket.isWanted = true;
    following.poll(0);
    await pass(0);
    assert.deepEqual([told, socket.seq], [[9], 4]);
  });

  test("a site that fails is asked less often, and asked again", async () => {
    const { following, reads, told } = follow((turn) => {
      if (turn < 3) throw new Error("away");
      return { seq: 5 };
    });
    following.fromOutside();
    await pass(1000);
    await pass(6000);
    assert.equal(reads(), 1);
    await pass(1000);
    await pass(8000);
    assert.equal(reads(), 3);
    assert.deepEqual(told, [5]);
  });

  test("a space that hides itself is told once, until it shows itself again", async () => {
    const refusal = { code: "space_not_found" };
    const { following, told } = follow((turn) => {
      if (turn === 1 || turn === 3) throw refusal;
      if (turn === 2) throw { code: "unreachable" };
      return { seq: 5 };
    });
    following.fromOutside();
    for (let turn = 0; turn < 6; turn++) await pass(20_000);
    assert.deepEqual(told.slice(0, 2), ["gone", 5]);
  });

  test("an answer that comes after the page stopped means nothing", async () => {
    const { following, told } = follow(() => ({ seq: 5 }));
    following.poll(0);
    following.stop();
    await pass(60_000);
    assert.deepEqual(told, []);
  });
});
