/**
 * The house: where the seats are and in which order they fill. Pure geometry, for a drawing 720 wide
 * and 228 high with the stage above it: rows are arcs around one far centre, parted by two aisles.
 *
 * @typedef {{ x: number, y: number, order: number }} HouseSeat
 * @typedef {{ radius: number, seats: HouseSeat[], scattered: number[] }} House `scattered`: every seat once, as by chance
 * @typedef {{ rows: number, pitch: number }} Size
 */

const CENTRE = { x: 360, y: -620 };
const FIRST_ROW = 690;
const HALF_ANGLE = 0.41;
const AISLE = HALF_ANGLE / 3;

/** Small evenings get a small house: it opens its next size when it is full. */
const SIZES = [
  { rows: 5, pitch: 28 },
  { rows: 7, pitch: 20.5 },
  { rows: 10, pitch: 14.4 },
];

/**
 * A number in 0..1, always the same for the same seat.
 * @param {number} row
 * @param {number} place
 */
function chance(row, place) {
  const wave = Math.sin(row * 78.233 + place * 12.9898) * 43758.5453;
  return wave - Math.floor(wave);
}

/**
 * The angles of one block's seats, spread evenly from aisle to aisle.
 * @param {number} from
 * @param {number} to
 * @param {number} pitch angle between two seats
 */
function block(from, to, pitch) {
  const count = Math.floor((to - from) / pitch);
  return Array.from({ length: count }, (_, i) => from + ((i + 0.5) * (to - from)) / count);
}

/**
 * @param {number} index
 * @param {Size} size
 */
function row(index, { rows, pitch }) {
  const radius = FIRST_ROW + index * pitch * 1.14;
  const angle = pitch / radius;
  const aisle = angle * 0.45;
  return [
    ...block(-HALF_ANGLE, -AISLE - aisle, angle),
    ...block(-AISLE + aisle, AISLE - aisle, angle),
    ...block(AISLE + aisle, HALF_ANGLE, angle),
  ].map((at, place) => ({
    x: CENTRE.x + radius * Math.sin(at),
    y: CENTRE.y + radius * Math.cos(at),
    // People take the front and the middle first, but not like soldiers.
    order: index / rows + Math.abs(at / HALF_ANGLE) * 0.7 + chance(index, place) * 0.8,
  }));
}

export const WIDTH = 720;
export const HEIGHT = 228;

/** @type {House[]} */
const houses = SIZES.map((size) => {
  const rows = Array.from({ length: size.rows }, (_, index) => row(index, size));
  const seats = rows.flat().sort((a, b) => a.order - b.order);
  return { radius: size.pitch * 0.26, seats, scattered: scattered(seats.length) };
});

/** @param {number} count */
function scattered(count) {
  return Array.from({ length: count }, (_, seat) => seat).sort(
    (a, b) => chance(a, 7) - chance(b, 7),
  );
}

/**
 * The smallest house that seats this many, its seats in the order in which they fill.
 * @param {number} most
 */
export function houseFor(most) {
  return houses.find(({ seats }) => seats.length >= most) ?? houses[houses.length - 1];
}

/**
 * How many people one dot stands for: 1 until the house is full, then 2, 5, 10, 20, 50 …
 * @param {number} now
 * @param {number} seats
 */
export function peoplePerDot(now, seats) {
  const least = now / seats;
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5].map((step) => step * power).find((each) => each >= least) ?? 10 * power;
}

/**
 * The seats whose people have a hand up: as many as there are hands, here and there, and each the same for as
 * long as it is taken. Who sits where nobody knows, so neither does the drawing.
 * @param {House} house
 * @param {number} taken how many seats are
 * @param {number} hands
 */
export function raisedSeats({ scattered }, taken, hands) {
  return scattered.filter((seat) => seat < taken).slice(0, hands);
}

/**
 * Where a reaction rises from: somebody's seat, in hundredths of the drawing's width and height.
 * @param {House} house
 * @param {number} taken
 * @param {() => number} [random]
 */
export function risingFrom({ seats }, taken, random = Math.random) {
  const { x, y } = seats[Math.floor(random() * Math.max(1, Math.min(taken, seats.length)))];
  return { x: (x / WIDTH) * 100, y: (y / HEIGHT) * 100 };
}
