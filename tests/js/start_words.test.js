import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords } from "#helpers/clock.js";
import { localTime, nextWords, startsIn } from "#helpers/start_words.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test("the start is said in the reader's zone, on the reader's day", () => {
  const at = new Date("2026-11-24T23:30:00Z");
  const now = new Date("2026-11-20T12:00:00Z");
  assert.match(localTime(at, now, "en-GB", "Europe/Berlin"), /^Wed,? 25 Nov, 00:30$/);
  assert.match(localTime(at, now, "en-GB", "America/New_York"), /^Tue,? 24 Nov, 18:30$/);
});

test("on both sides of a change of the clocks it is the hour on the wall", () => {
  const now = new Date("2026-10-20T12:00:00Z");
  const before = localTime(new Date("2026-10-24T18:00:00Z"), now, "en-GB", "Europe/Berlin");
  const after = localTime(new Date("2026-10-25T18:00:00Z"), now, "en-GB", "Europe/Berlin");
  assert.match(before, /20:00$/);
  assert.match(after, /19:00$/);
});

test("the year is said only when it is another one, by the reader's calendar", () => {
  const now = new Date("2026-12-30T12:00:00Z");
  const at = new Date("2026-12-31T23:30:00Z");
  assert.match(localTime(at, now, "en-GB", "Europe/Berlin"), /2027/);
  assert.doesNotMatch(localTime(at, now, "en-GB", "UTC"), /202/);
});

test("days, then hours, then the last hour to the second", () => {
  const words = [3 * DAY - 1, 2 * DAY, DAY, HOUR + MINUTE, HOUR, 250 * SECOND, 9 * SECOND, 1];
  assert.deepEqual(words.map(startsIn), [
    "in 2 days",
    "in 48 h 0 min",
    "in 24 h 0 min",
    "in 1 h 1 min",
    "in 60:00",
    "in 4:10",
    "in 0:09",
    "in 0:01",
  ]);
});

test("past its time it says so, and never counts below none", () => {
  assert.deepEqual([0, -59 * SECOND, -MINUTE, -12.5 * MINUTE].map(startsIn), [
    "any moment now",
    "any moment now",
    "due 1 min ago",
    "due 12 min ago",
  ]);
});

test("the words are looked at again when they change, neither sooner nor later", () => {
  const each = [2 * DAY + 500, HOUR + 30 * SECOND, 250.4 * SECOND, 0.2 * SECOND, -30 * SECOND];
  for (const left of each) {
    const wait = nextWords(left);
    assert.equal(startsIn(left - wait + 2), startsIn(left));
    assert.notEqual(startsIn(left - wait), startsIn(left));
  }
});

test("in English too the day comes first, and the clock has 24 hours", () => {
  const at = new Date("2026-11-28T20:05:00Z");
  assert.match(localTime(at, at, "en", "UTC"), /^Sat,? 28 Nov, 20:05$/);
});

test("within a sentence it is seconds, and minutes while there are many", () => {
  const words = [54_000, 500, 0, 120_000, 121_000, -5].map(inWords);
  assert.deepEqual(words, [
    "54 seconds",
    "1 second",
    "0 seconds",
    "120 seconds",
    "3 minutes",
    "0 seconds",
  ]);
});
