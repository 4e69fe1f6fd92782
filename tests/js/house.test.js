import assert from "node:assert/strict";
import { test } from "node:test";
import { houseFor, peoplePerDot, raisedSeats, risingFrom } from "#models/house.js";

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

test("as many seats glow as hands are up, all of them taken", () => {
  const house = houseFor(400);
  for (const [taken, hands, glow] of [
    [100, 3, 3],
    [2, 5, 2],
    [0, 4, 0],
    [300, 0, 0],
  ]) {
    const raised = raisedSeats(house, taken, hands);
    assert.equal(new Set(raised).size, glow);
    assert.ok(raised.every((seat) => seat < taken));
  }
});

test("they are spread over the house, and stay where they are while others come", () => {
  const house = houseFor(400);
  const raised = raisedSeats(house, 200, 10);
  const across = raised.map((seat) => house.seats[seat].x);
  assert.ok(Math.max(...across) - Math.min(...across) > 200);
  const after = raisedSeats(house, 210, 10);
  assert.ok(raised.filter((seat) => after.includes(seat)).length >= 8);
});

test("a reaction rises from a seat that is taken, inside the drawing", () => {
  const house = houseFor(400);
  for (const random of [() => 0, () => 0.5, () => 0.999])
    for (const taken of [0, 1, 37, 400, 10_000]) {
      const { x, y } = risingFrom(house, taken, random);
      const seat = house.seats.findIndex(
        (one) => Math.abs(one.x / 7.2 - x) < 1e-9 && Math.abs(one.y / 2.28 - y) < 1e-9,
      );
      assert.ok(seat >= 0 && seat < Math.max(1, taken));
    }
});
