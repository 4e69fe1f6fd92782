import assert from "node:assert/strict";
import { test } from "node:test";
import { TabSound } from "#models/tab_sound.js";

/** Web Locks as far as they matter: one holder a name, who may be robbed of it. */
class Locks {
  held = new Map();

  async query() {
    return { held: [...this.held.keys()].map((name) => ({ name })) };
  }

  async request(name, { steal }, callback) {
    assert.ok(steal);
    const mine = {};
    this.held.set(name, mine);
    await callback();
    if (this.held.get(name) === mine) this.held.delete(name);
  }
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test("a second tab knows that the first has the sound, until it lets go", async () => {
  const locks = new Locks();
  const [first, second] = [new TabSound("evening", locks), new TabSound("evening", locks)];
  assert.equal(await second.isElsewhere(), false);
  first.take();
  assert.equal(await second.isElsewhere(), true);
  first.release();
  await turn();
  assert.equal(await second.isElsewhere(), false);
});

test("the sound of another space is no matter", async () => {
  const locks = new Locks();
  new TabSound("evening", locks).take();
  assert.equal(await new TabSound("morning", locks).isElsewhere(), false);
});

test("whoever was robbed takes nothing away by letting go", async () => {
  const locks = new Locks();
  const [first, second] = [new TabSound("evening", locks), new TabSound("evening", locks)];
  first.take();
  second.take();
  first.release();
  await turn();
  assert.equal(await first.isElsewhere(), true);
});

test("without locks every tab is the only one", async () => {
  const tab = new TabSound("evening", undefined);
  tab.take();
  assert.equal(await tab.isElsewhere(), false);
});
