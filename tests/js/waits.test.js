import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff, jittered } from "#helpers/waits.js";

const least = () => 0;
const most = () => 1;

test("the first try comes within a second", () => {
  assert.equal(backoff(0, least), 0);
  assert.equal(backoff(0, most), 1000);
});

test("later tries wait twice as long each time, and never much more than 15 s", () => {
  const middle = () => 0.5;
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 20].map((attempt) => backoff(attempt, middle)),
    [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000],
  );
  assert.equal(backoff(20, most), 22_500);
});

test("a wait differs from browser to browser", () => {
  assert.equal(jittered(1000, 0.25, least), 750);
  assert.equal(jittered(1000, 0.25, most), 1250);
});
