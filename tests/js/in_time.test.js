import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { InTime } from "#models/in_time.js";
import { clockGoesOn, notebook, pass, stillClock } from "./support.js";

const at = (seconds) => new Date(seconds * 1000).toISOString();

/** Somebody whose ears are at second 100. */
function listener({ heard = "broadcast", date = 100_000 } = {}) {
  const sound = { heard, date, isOver: false };
  const told = notebook("event", "snapshot");
  const it = new InTime(sound, { me: "dana" }, told);
  const kinds = () => told.heard.map(([, { kind, state }]) => kind ?? state);
  return { it, sound, kinds };
}

describe("news for whoever hears the broadcast", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("of the stage wait until they are heard", async () => {
    const { it, sound, kinds } = listener();
    it.event({ seq: 1, kind: "stage.joined", person: "bob", at: at(103) });
    await pass(100);
    assert.deepEqual(kinds(), []);
    sound.date = 102_999;
    await pass(100);
    assert.deepEqual(kinds(), []);
    sound.date = 103_000;
    await pass(100);
    assert.deepEqual(kinds(), ["stage.joined"]);
  });

  test("of themselves, and of what is not heard, are told at once", () => {
    const { it, kinds } = listener();
    it.event({ seq: 1, kind: "stage.joined", person: "dana", at: at(103) });
    it.event({ seq: 2, kind: "person.banned", person: "dana", at: at(103) });
    it.event({ seq: 3, kind: "hands.closed", at: at(103) });
    assert.deepEqual(kinds(), ["stage.joined", "person.banned", "hands.closed"]);
  });

  test("of somebody who is still to come wait for their coming, and keep its order", async () => {
    const { it, sound, kinds } = listener();
    it.event({ seq: 1, kind: "stage.joined", person: "bob", at: at(103) });
    it.event({ seq: 2, kind: "moderator.appointed", person: "bob", at: at(104) });
    it.event({ seq: 3, kind: "moderator.appointed", person: "mona", at: at(104) });
    assert.deepEqual(kinds(), ["moderator.appointed"]);
    sound.date = 104_000;
    await pass(100);
    assert.deepEqual(kinds(), ["moderator.appointed", "stage.joined", "moderator.appointed"]);
  });

  test("the end waits for the last word", async () => {
    for (const last of [{ isOver: true }, { date: 108_000 }]) {
      const { it, sound, kinds } = listener();
      it.event({ seq: 1, kind: "space.ended", at: at(103) });
      sound.date = 107_900;
      await pass(100);
      assert.deepEqual(kinds(), []);
      Object.assign(sound, last);
      await pass(100);
      assert.deepEqual(kinds(), ["space.ended"]);
    }
  });

  test("the end waits where a snapshot tells it, too; any other snapshot says all that waits", async () => {
    const { it, sound, kinds } = listener();
    it.event({ seq: 1, kind: "stage.joined", person: "bob", at: at(103) });
    it.snapshot({ state: "live", seq: 1 });
    assert.deepEqual(kinds(), ["live"]);
    it.snapshot({ state: "ended", seq: 2, ended_at: at(103) });
    await pass(100);
    assert.deepEqual(kinds(), ["live"]);
    sound.isOver = true;
    await pass(100);
    assert.deepEqual(kinds(), ["live", "ended"]);
  });

  test("wait no more once the stage itself is heard", async () => {
    const { it, sound, kinds } = listener();
    it.event({ seq: 1, kind: "stage.left", person: "bob", at: at(103) });
    sound.heard = "stage";
    await pass(100);
    it.event({ seq: 2, kind: "space.ended", at: at(104) });
    assert.deepEqual(kinds(), ["stage.left", "space.ended"]);
  });

  test("are kept from nobody whose sound stands still", async () => {
    const { it, sound, kinds } = listener();
    sound.date = null;
    it.event({ seq: 1, kind: "space.ended", at: at(103) });
    for (let turn = 0; turn < 299; turn += 1) await pass(100);
    assert.deepEqual(kinds(), []);
    await pass(100);
    await pass(100);
    assert.deepEqual(kinds(), ["space.ended"]);
  });
});
