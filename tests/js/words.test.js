import assert from "node:assert/strict";
import { test } from "node:test";
import { oneLight } from "#helpers/house_words.js";
import {
  atMost,
  fullest,
  HELD,
  here,
  hostsMeanwhile,
  MOVED,
  MUTED,
  sentence,
  title,
} from "#helpers/words.js";

const view = (name, { onStage = false, heard = false } = {}) => ({ view: name, onStage, heard });

test("the bar says what I am here", () => {
  assert.equal(sentence(view("hearing")), "You’re listening.");
  assert.match(sentence(view("hearing", { onStage: true })), /on stage, muted/);
  assert.match(sentence(view("hearing", { onStage: true, heard: true })), /everyone hears you/);
  assert.equal(sentence(view("apart")), "");
});

test("the bar says what was done to my place, until it is no longer so", () => {
  assert.match(
    sentence({ ...view("hearing", { onStage: true }), notice: MUTED }),
    /moderator muted/,
  );
  assert.equal(sentence({ ...view("hearing"), notice: MOVED }), MOVED);
  assert.equal(sentence({ ...view("ended"), notice: MOVED }), "This space has ended.");
});

test("whoever is held is not told to unmute, whatever was said last", () => {
  const held = { ...view("hearing", { onStage: true }), held: true };
  assert.equal(sentence(held), HELD);
  assert.equal(sentence({ ...held, notice: MUTED }), HELD);
});

test("before the start the host is told how, everybody else that it comes by itself", () => {
  assert.match(sentence({ ...view("scheduled"), role: "host" }), /^Go live/);
  assert.match(sentence({ ...view("scheduled"), role: "" }), /appears here by itself/);
});

test("whoever is banned is told until when, if there is an end to it", () => {
  assert.match(
    sentence({ ...view("banned"), bannedUntil: "2026-01-01T20:00:00Z" }),
    /until .*2026/,
  );
  assert.match(sentence(view("banned")), /can’t come in/);
});

test("who hosts meanwhile is named", () => {
  assert.match(hostsMeanwhile("Mona"), /^Mona hosts now, until/);
  assert.equal(hostsMeanwhile(""), "");
});

test("the bar says that my hand is up, and to listen if I do not", () => {
  assert.equal(sentence({ ...view("hearing"), number: 3 }), "Your hand is up: number 3.");
  assert.match(sentence({ ...view("apart"), number: 3 }), /number 3\. Listen, to hear/);
  assert.equal(sentence({ ...view("reconnecting"), number: 3 }), "");
});

test("the title begins with the state", () => {
  const titles = [
    view("scheduled"),
    view("apart"),
    view("hearing"),
    view("hearing", { onStage: true }),
    view("hearing", { onStage: true, heard: true }),
    view("ended"),
  ].map((situation) => title(situation, "Open mic"));
  assert.deepEqual(
    titles,
    ["Not started", "Live", "Listening", "Muted", "On air", "Ended"].map(
      (state) => `${state} · Open mic · Rostrum`,
    ),
  );
});

test("the house is said in numbers", () => {
  assert.equal(here(4812), "4,812 here");
  assert.equal(here(4812, 3), "4,812 here · 3 hands up");
  assert.equal(here(1, 4), "1 here · 4 hands up, counting people who are away");
  assert.deepEqual([1, 20].map(oneLight), ["one person", "20 people"]);
  assert.equal(atMost(40, 12), "40 at its fullest");
  assert.equal(atMost(12, 12), "");
  assert.equal(fullest(0), "");
  assert.equal(fullest(1), "At its fullest, one person was here.");
  assert.equal(fullest(40), "At its fullest, 40 people were here.");
});
