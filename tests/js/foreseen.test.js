import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { doing } from "#helpers/verb_words.js";
import { Foreseen } from "#models/foreseen.js";
import { clockGoesOn, notebook, pass, stillClock } from "./support.js";

const BOB = "0123456789abcdef0123456789abcdef";
const KEY = "01234567-89ab-cdef-0123-456789abcdef";
const about = (verb, of = "people") => `http://localhost/s/evening/${of}/${KEY}/${verb}/`;
const MOVE = about("move-to-audience");

describe("what a verb will have done", () => {
  let told;
  let foreseen;
  beforeEach(() => {
    stillClock();
    told = notebook("show", "unanswered");
    foreseen = new Foreseen(told);
  });
  afterEach(clockGoesOn);

  const shown = (verb) => ["show", BOB, verb];

  test("it shows at once, and until the news say that it is so", async () => {
    foreseen.ask(MOVE);
    assert.deepEqual(told.heard, [shown("people move-to-audience")]);
    foreseen.answer(MOVE, true);
    assert.equal(told.heard.length, 1);
    foreseen.change({ kind: "stage.left", person: BOB });
    assert.deepEqual(told.heard.at(-1), shown(""));
    await pass(60_000);
    assert.equal(told.heard.length, 2);
  });

  test("a refusal puts it back at once", async () => {
    foreseen.ask(MOVE);
    foreseen.answer(MOVE, false);
    assert.deepEqual(told.heard.at(-1), shown(""));
    await pass(60_000);
    assert.equal(told.heard.length, 2);
  });

  test("when nothing comes for five seconds it is put back, and that is said", async () => {
    foreseen.ask(MOVE);
    await pass(4999);
    assert.equal(told.heard.length, 1);
    await pass(1);
    assert.deepEqual(told.heard.slice(1), [shown(""), ["unanswered"]]);
    foreseen.answer(MOVE, true);
    assert.equal(told.heard.length, 3);
  });

  test("what was agreed to and brings no news had nothing to do: it is put back in silence", async () => {
    foreseen.ask(MOVE);
    foreseen.answer(MOVE, true);
    await pass(5000);
    assert.deepEqual(told.heard.slice(1), [shown("")]);
  });

  test("a snapshot holds what the server had agreed to, and only that", () => {
    foreseen.ask(MOVE);
    foreseen.renew();
    assert.equal(told.heard.length, 1);
    foreseen.answer(MOVE, true);
    foreseen.renew();
    assert.deepEqual(told.heard.at(-1), shown(""));
  });

  test("news about somebody else, or of another kind, change nothing", () => {
    foreseen.ask(MOVE);
    foreseen.change({ kind: "stage.left", person: "f".repeat(32) });
    foreseen.change({ kind: "stage.muted", person: BOB });
    assert.equal(told.heard.length, 1);
  });

  test("of two verbs about one person the later one shows, and the earlier one's answer is not its own", async () => {
    foreseen.ask(about("mute"));
    await pass(4000);
    foreseen.ask(MOVE);
    foreseen.answer(about("mute"), false);
    assert.deepEqual(told.heard.at(-1), shown("people move-to-audience"));
    await pass(4999);
    assert.equal(told.heard.length, 2);
    await pass(1);
    assert.deepEqual(told.heard.at(-1), ["unanswered"]);
  });

  test("a hand that is accepted or dismissed is told by the hand", () => {
    foreseen.ask(about("accept", "hands"));
    foreseen.change({ kind: "hand.accepted", hand: BOB, person: "f".repeat(32) });
    assert.deepEqual(told.heard, [shown("hands accept"), shown("")]);
  });

  test("what is not about anybody is not foreseen", () => {
    for (const path of ["lock/", "mute-all/", "bans/01234567-89ab-cdef-0123-456789abcdef/lift/"])
      foreseen.ask(`http://localhost/s/evening/${path}`);
    foreseen.answer("http://localhost/s/evening/lock/", true);
    assert.deepEqual(told.heard, []);
  });

  test("every verb that is foreseen has words", () => {
    for (const verb of [
      ...["mute", "move-to-audience", "invite-to-stage", "hold", "release"],
      ...["remove", "ban", "appoint", "dismiss"],
    ])
      foreseen.ask(about(verb));
    for (const verb of ["accept", "dismiss"]) foreseen.ask(about(verb, "hands"));
    assert.equal(told.heard.length, 11);
    for (const [, , verb] of told.heard) assert.match(doing(verb), /…$/);
  });
});
