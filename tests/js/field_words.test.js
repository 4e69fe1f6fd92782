import assert from "node:assert/strict";
import { test } from "node:test";
import { wrongWith } from "#helpers/field_words.js";

const wrong = (type, validity, more = {}) => wrongWith({ type, validity, ...more });

test("a field that is right needs no words", () => {
  assert.equal(wrong("text", { valid: true }), "");
});

test("what is missing is asked for", () => {
  assert.equal(wrong("text", { valueMissing: true }), "Fill this in.");
  assert.equal(wrong("file", { valueMissing: true }), "Choose a file.");
});

test("what does not fit is said with what would", () => {
  assert.match(wrong("email", { typeMismatch: true }), /name@example\.org/);
  assert.match(wrong("datetime-local", { badInput: true }), /a day and a time/);
  const range = { min: "1", max: "1000" };
  for (const how of ["rangeUnderflow", "rangeOverflow", "badInput"])
    assert.equal(wrong("number", { [how]: true }, range), "Give a number from 1 to 1,000.");
  assert.equal(wrong("text", { tooLong: true }), "This does not fit here.");
});
