import assert from "node:assert/strict";
import { test } from "node:test";
import { dashed } from "#helpers/copies.js";
import { belongs } from "#helpers/parts.js";

const HEARING = { view: "hearing", onStage: false, hand: "down" };

test("a part shows in its views", () => {
  assert.ok(belongs({ when: "waiting hearing" }, HEARING));
  assert.ok(!belongs({ when: "apart" }, HEARING));
  assert.ok(!belongs({}, HEARING));
});

test("a part for the stage is not for the audience", () => {
  assert.ok(belongs({ when: "hearing", place: "audience" }, HEARING));
  assert.ok(!belongs({ when: "hearing", place: "stage" }, HEARING));
  assert.ok(belongs({ when: "hearing", place: "stage" }, { ...HEARING, onStage: true }));
});

test("a part about my hand shows as the hand is", () => {
  assert.ok(belongs({ when: "hearing", hand: "down" }, HEARING));
  assert.ok(!belongs({ when: "hearing", hand: "up" }, HEARING));
  assert.ok(!belongs({ when: "apart", hand: "down" }, HEARING));
});

test("a part asks for what must be so, or must not", () => {
  assert.ok(belongs({ when: "hearing", if: "frozen -held" }, { ...HEARING, frozen: true }));
  assert.ok(!belongs({ when: "hearing", if: "frozen" }, HEARING));
  assert.ok(!belongs({ when: "hearing", if: "-held" }, { ...HEARING, held: true }));
  assert.ok(belongs({ when: "hearing", if: "-hostDue" }, { ...HEARING, hostDue: "" }));
});

test("a person's digits become what an address has", () => {
  const hex = "0123456789abcdef0123456789abcdef";
  assert.equal(dashed(hex), "01234567-89ab-cdef-0123-456789abcdef");
});
