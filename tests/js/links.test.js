import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parts } from "#helpers/links.js";

const TABLE = JSON.parse(readFileSync(new URL("../links.json", import.meta.url), "utf8"));

test("links are found as the server finds them", () => {
  for (const [words, expected] of TABLE) assert.deepEqual(parts(words), expected);
});
