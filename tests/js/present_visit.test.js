import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Browsing } from "#models/browsing.js";
import { PresentVisit } from "#models/present_visit.js";
import { clockGoesOn, notebook, pass, stillClock } from "./support.js";
import { visit as visiting } from "./visiting.js";

beforeEach(stillClock);
afterEach(clockGoesOn);

const EVENT = { t: "event", seq: 5, kind: "stage.joined", person: "bob", name: "Bob" };

/** A tab: pages that are opened one after the other, and what each of them was told. */
function tab() {
  const browsing = notebook("begin", "end");
  const present = new PresentVisit(browsing);
  const open = (slug, { me = "", seq = 4, moderates = false, onStage = false } = {}) => {
    const page = notebook("view", "tell");
    let world;
    const kept = present.open({ slug, seq, moderates, mine: { me } }, new Map(), page, (told) => {
      world = visiting({ me, onStage, moderates, seq, slug, told });
      return world.it;
    });
    kept.goOn({ slug, seq, moderates, mine: { me } });
    const told = (name) =>
      page.heard.filter(([, one]) => one === name).map(([, , detail]) => detail);
    return { kept, told, world, close: () => present.close(kept) };
  };
  return { present, browsing, open, turbo: () => browsing.heard.at(-1)[0] };
}

test("without a seat the visit is over with its page, and links load pages", () => {
  const { present, open, turbo } = tab();
  const evening = open("evening");
  evening.close();
  assert.equal(present.kept, null);
  assert.equal(turbo(), "end");
});

test("with a seat it goes on without its page, and links leave the document alone", async () => {
  const { present, open, turbo } = tab();
  const evening = open("evening");
  await evening.kept.visit.listening.listen();
  assert.equal(turbo(), "begin");
  evening.close();
  assert.equal(evening.kept.visit.view, "hearing");
  assert.equal(present.kept, evening.kept);
  assert.equal(turbo(), "begin");
});

test("back on its page the room is as it was, and told what happened since the page was written", async () => {
  const { open } = tab();
  const evening = open("evening");
  await evening.kept.visit.listening.listen();
  evening.close();
  evening.world.ears().microphone(true);
  evening.world.say(EVENT);
  const back = open("evening");
  assert.equal(back.kept, evening.kept);
  assert.deepEqual(back.told("event"), [EVENT]);
  assert.deepEqual(back.told("microphone"), [true]);
  assert.equal(evening.told("event").length, 0);
});

test("what the page already says is not told again", async () => {
  const { open } = tab();
  const evening = open("evening");
  await evening.kept.visit.listening.listen();
  evening.close();
  evening.world.say(EVENT);
  assert.deepEqual(open("evening", { seq: 5 }).told("event"), []);
});

test("a page for somebody who decides more asks what else there is to know", async () => {
  const { open } = tab();
  const evening = open("evening");
  await evening.kept.visit.listening.listen();
  evening.close();
  const lines = evening.world.sockets.length;
  open("evening", { moderates: true });
  assert.equal(evening.kept.visit.moderates, true);
  assert.equal(evening.world.sockets.length, lines + 1);
  assert.doesNotMatch(evening.world.sockets.at(-1).address, /after/);
});

test("a seat in another space ends the first visit", async () => {
  const { present, open } = tab();
  const evening = open("evening");
  evening.world.audio.disconnect = () => evening.world.ears().voices(new Map());
  await evening.kept.visit.listening.listen();
  evening.close();
  const morning = open("morning");
  assert.equal(present.kept, evening.kept);
  assert.equal(evening.kept.visit.view, "hearing");
  await morning.kept.visit.listening.listen();
  assert.equal(present.kept, morning.kept);
  assert.equal(evening.kept.visit.view, "apart");
});

test("whoever signed in meanwhile goes on as the person they are now", async () => {
  const { present, open } = tab();
  const guest = open("evening");
  await guest.kept.visit.listening.listen();
  guest.close();
  const alice = open("evening", { me: "alice" });
  await new Promise(setImmediate);
  assert.equal(guest.kept.visit.view, "apart");
  assert.equal(alice.kept.visit.view, "hearing");
  assert.equal(present.kept, alice.kept);
});

test("leaving from another page forgets the visit", async () => {
  const { present, open, turbo } = tab();
  const evening = open("evening");
  await evening.kept.visit.listening.listen();
  evening.close();
  present.leave();
  assert.equal(present.kept, null);
  assert.equal(evening.kept.visit.view, "apart");
  assert.equal(turbo(), "end");
});

test("a visit that others ended stays to say so", async () => {
  const { present, open, turbo } = tab();
  const evening = open("evening");
  await evening.kept.visit.listening.listen();
  evening.close();
  evening.world.say({ t: "event", seq: 5, kind: "space.ended" });
  assert.equal(present.kept.visit.view, "ended");
  assert.equal(turbo(), "end");
});

test("who speaks is known by name, whoever came on stage meanwhile too", async () => {
  const { open } = tab();
  const evening = open("evening");
  await evening.kept.visit.listening.listen();
  evening.world.say(EVENT);
  evening.world.ears().voices(
    new Map([
      ["bob", { speaking: true }],
      ["eve", { speaking: true }],
    ]),
  );
  assert.deepEqual(evening.kept.speakers, ["Bob"]);
});

test("Turbo is fetched with the first seat, and follows links only while there is one", async () => {
  const turbo = { config: { drive: { enabled: true } } };
  let fetched = 0;
  const browsing = new Browsing(async () => {
    fetched += 1;
    return turbo;
  });
  browsing.end();
  await pass(0);
  assert.equal(fetched, 0);
  browsing.begin();
  browsing.begin();
  browsing.end();
  await pass(0);
  assert.equal(turbo.config.drive.enabled, false);
  browsing.begin();
  await pass(0);
  assert.equal(turbo.config.drive.enabled, true);
  assert.equal(fetched, 1);
});

test("where Turbo can't be fetched the next seat tries again", async () => {
  let fetched = 0;
  const browsing = new Browsing(async () => {
    fetched += 1;
    throw new Error("offline");
  });
  browsing.begin();
  await pass(0);
  browsing.end();
  browsing.begin();
  await pass(0);
  assert.equal(fetched, 2);
});
