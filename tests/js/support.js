/** Stand-ins for what a model is given: a clock that stands still, and things that write down what they heard. */
import { mock } from "node:test";

/** Let everything that only waits for promises happen. */
export async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Time that passes only when told to, and a chance that is always in the middle. */
export function stillClock() {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  mock.method(Math, "random", () => 0.5);
}

export function clockGoesOn() {
  mock.timers.reset();
  mock.restoreAll();
}

/** How finely time passes: what one timer sets off may set another. Milliseconds. */
const STEP = 50;

/** Let time pass, and what it sets off happen. */
export async function pass(milliseconds) {
  await settled();
  let left = milliseconds;
  do {
    mock.timers.tick(Math.min(left, STEP));
    await settled();
    left -= STEP;
  } while (left > 0);
}

/** An object whose every method writes `[name, ...arguments]` into `heard`. */
export function notebook(...names) {
  const heard = [];
  const note =
    (name) =>
    (...given) =>
      heard.push([name, ...given]);
  return { heard, ...Object.fromEntries(names.map((name) => [name, note(name)])) };
}
