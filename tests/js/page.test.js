import assert from "node:assert/strict";
import { test } from "node:test";
import { readPage } from "#helpers/page.js";

/** An element that has these data attributes, rows, and parts. */
const element = (dataset, { rows = [], parts = {} } = {}) => ({
  dataset,
  querySelectorAll: () => rows,
  querySelector: (selector) => ({ textContent: parts[selector.match(/=(\w+)/)[1]] }),
});

const PAGE = { slug: "evening", state: "live", seq: "12", onStage: "false", handsOpen: "true" };

test("a page that everyone shares says nothing of me", () => {
  const page = readPage(element({ ...PAGE, me: "", moderates: "false", myHand: "", myNumber: "" }));
  assert.deepEqual([page.slug, page.state, page.seq], ["evening", "live", 12]);
  assert.deepEqual([page.mine.me, page.mine.onStage, page.moderates], ["", false, false]);
  assert.deepEqual(page.mine.hands, { open: true, mine: null, list: [] });
});

test("it says what is so in the space, and what of me a shared page can't know", () => {
  const said = { title: "Open mic", scheduledFor: "2026-01-01T20:00:00+00:00", host: "a11ce" };
  const { facts, mine } = readPage(
    element({ ...PAGE, ...said, generation: "2", admitted: "false" }),
  );
  assert.deepEqual(
    [facts.title, facts.scheduledFor, facts.host, facts.generation],
    [...Object.values(said), 2],
  );
  assert.equal(mine.admitted, null);
  assert.equal(readPage(element({ ...PAGE, me: "b0b", admitted: "true" })).mine.admitted, true);
});

test("mine says where I am, and that my hand is up", () => {
  const { mine } = readPage(
    element({ ...PAGE, me: "b0b", onStage: "true", myHand: "h1", myNumber: "3" }),
  );
  assert.deepEqual([mine.me, mine.onStage], ["b0b", true]);
  assert.deepEqual(mine.hands.mine, { hand: "h1", number: 3 });
});

test("a moderator's has the hands that are up", () => {
  const row = element(
    { hand: "h1", person: "b0b", number: "3", raised_at: "2026-01-01T20:00:00+00:00" },
    { parts: { name: "Bob", handle: "@bob", note: "About the boat" } },
  );
  const { moderates, mine } = readPage(element({ ...PAGE, moderates: "true" }, { rows: [row] }));
  assert.equal(moderates, true);
  assert.deepEqual(mine.hands.list, [
    {
      ...{ hand: "h1", person: "b0b", number: 3, raised_at: "2026-01-01T20:00:00+00:00" },
      ...{ name: "Bob", handle: "bob", note: "About the boat", resembles: "" },
    },
  ]);
});
