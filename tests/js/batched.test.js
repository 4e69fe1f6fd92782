import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { batched } from "#helpers/batched.js";
import { clockGoesOn, pass, stillClock } from "./support.js";

beforeEach(stillClock);
afterEach(clockGoesOn);

test("what comes at once is told once, with the last value", async () => {
  const told = [];
  const tell = batched(2000, (value) => told.push(value));
  for (const value of [1, 2, 3]) tell(value);
  await pass(2000);
  assert.deepEqual(told, [3]);
  tell(4);
  await pass(2000);
  assert.deepEqual(told, [3, 4]);
});
