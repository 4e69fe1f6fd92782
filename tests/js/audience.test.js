import assert from "node:assert/strict";
import { test } from "node:test";
import { andMore, foundMore, roleWord, shownAs } from "#helpers/audience_words.js";
import { AudienceList } from "#models/audience_list.js";
import { SpaceRequests } from "#models/space_requests.js";

test("the list is asked for at once among a few, and within two seconds among thousands", () => {
  const first = (now, chance) => {
    const list = new AudienceList(() => chance);
    return [0, 10, 999, 1000, 1999, 2000].find((at) => list.isDue(at, now));
  };
  assert.equal(first(2, 0.99), 10);
  assert.equal(first(5000, 0.5), 1000);
  assert.equal(first(5000, 0.999), 1999);
});

test("then at most every five seconds, and the less often the more people ask", () => {
  const again = (now) => {
    const list = new AudienceList(() => 0);
    list.isDue(0, now);
    return Array.from({ length: 70 }, (_, half) => half * 500).find((at) => list.isDue(at, now));
  };
  assert.deepEqual([1, 5000, 100_000].map(again), [5500, 15_000, 30_000]);
});

test("what changed by my own doing is asked for at once, but not before the first time", () => {
  const list = new AudienceList(() => 1);
  list.ask();
  assert.equal(list.isDue(100, 5000), false);
  assert.equal(list.isDue(2100, 5000), true);
  list.ask();
  assert.equal(list.isDue(2200, 5000), true);
});

test("a name is searched as it was written", async () => {
  const asked = [];
  const fetch = async (address, { method = "GET" } = {}) => {
    asked.push(`${method} ${address}`);
    return new Response("{}");
  };
  const requests = new SpaceRequests("evening", { fetch });
  await requests.audience();
  await requests.audience("Zoë & Co");
  await requests.shown();
  await requests.tellShown();
  assert.deepEqual(asked, [
    "GET /s/evening/audience.json",
    "GET /s/evening/audience.json?q=Zo%C3%AB%20%26%20Co",
    "GET /s/evening/shown",
    "POST /s/evening/shown",
  ]);
});

test("those who are not named are a number", () => {
  assert.equal(andMore(50, 4713), "and 4,713 more");
  assert.equal(andMore(0, 1), "1 listener, only counted");
  assert.equal(andMore(0, 12), "12 listeners, only counted");
  assert.equal(andMore(3, 0), "");
  assert.equal(foundMore(0, 0), "Nobody who is shown has that in their name.");
  assert.equal(foundMore(50, 3), "and 3 more of that name");
});

test("beside a name stands who it is, and to me how I am shown", () => {
  assert.deepEqual([null, "guest", "moderator", "host"].map(roleWord), [
    "",
    "guest",
    "moderator",
    "host",
  ]);
  assert.equal(shownAs({ name: "Gus", shown: true }), "Everybody here sees you as Gus.");
  for (const name of ["Gus", null])
    assert.match(shownAs({ name, shown: false }), /^Only counted: nobody/);
  assert.match(shownAs({ name: "Gus", shown: false }, true), /moderators see your name/);
  assert.equal(shownAs({ name: "Gus", shown: true }, true), shownAs({ name: "Gus", shown: true }));
});
