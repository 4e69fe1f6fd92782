import assert from "node:assert/strict";
import { test } from "node:test";
import { houseFor, peoplePerDot } from "#models/house.js";

test("the house grows with its audience, up to about 400 seats", () => {
  const seats = [0, 12, 120, 300, 5000].map((most) => houseFor(most).seats.length);
  assert.deepEqual(
    [...seats].sort((a, b) => a - b),
    seats,
  );
  assert.ok(seats[0] < 100);
  assert.ok(seats[4] >= 350 && seats[4] <= 420);
});

test("a house is the same for everybody", () => {
  assert.equal(houseFor(3), houseFor(7));
});

test("every seat is inside the drawing, and none on another", () => {
  for (const most of [1, 150, 400]) {
    const { seats, radius } = houseFor(most);
    for (const seat of seats) {
      assert.ok(seat.x > radius && seat.x < 720 - radius);
      assert.ok(seat.y > radius && seat.y < 228 - radius);
    }
    for (const [i, one] of seats.entries())
      for (const other of seats.slice(i + 1))
        assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > 2 * radius);
  }
});

test("people sit down in front and in the middle first", () => {
  const { seats } = houseFor(50);
  const depth = (some) => some.reduce((sum, { y }) => sum + y, 0) / some.length;
  assert.ok(depth(seats.slice(0, 20)) < depth(seats.slice(-20)));
});

test("one dot is one person until the house is full, then a round number of them", () => {
  assert.deepEqual(
    [0, 12, 400, 401, 900, 3000, 5000, 300_000].map((now) => peoplePerDot(now, 400)),
    [1, 1, 1, 2, 5, 10, 20, 1000],
  );
});

test("everybody has a dot, however many they are", () => {
  for (const now of [1, 399, 401, 4812, 299_999])
    assert.ok(Math.ceil(now / peoplePerDot(now, 400)) <= 400);
});
