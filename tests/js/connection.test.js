import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { newsWords, soundWords } from "#helpers/connection_words.js";
import { Connection } from "#models/connection.js";
import { clockGoesOn, pass, stillClock } from "./support.js";

function connected() {
  const told = [];
  const it = new Connection((now) => told.push(now));
  it.becomes("joining");
  it.becomes("hearing");
  return { it, told };
}

describe("how my connection is", () => {
  beforeEach(stillClock);
  afterEach(clockGoesOn);

  test("is not said while all is well", () => {
    assert.deepEqual(connected().told, []);
  });

  test("a weak line is said until it is better, or the sound is gone altogether", () => {
    const { it } = connected();
    it.quality(true);
    assert.equal(it.sound, "weak");
    it.quality(false);
    assert.equal(it.sound, "");
    it.quality(true);
    it.becomes("reconnecting");
    it.becomes("hearing");
    assert.notEqual(it.sound, "weak");
  });

  test("whoever is back is told so for some seconds, once", async () => {
    const { it, told } = connected();
    it.becomes("reconnecting");
    assert.equal(it.sound, "reconnecting");
    it.becomes("hearing");
    assert.equal(it.sound, "back");
    await pass(5000);
    assert.deepEqual(
      told.map(({ sound }) => sound),
      ["reconnecting", "back", ""],
    );
  });

  test("nobody is welcomed back who breaks off again at once", async () => {
    const { it } = connected();
    it.becomes("reconnecting");
    it.becomes("hearing");
    it.becomes("reconnecting");
    await pass(6000);
    assert.equal(it.sound, "reconnecting");
  });

  test("late updates are said while the sound plays on, and not for a hiccup", async () => {
    const { it, told } = connected();
    it.updates(false);
    await pass(2000);
    it.updates(true);
    await pass(5000);
    assert.deepEqual(told, []);
    it.updates(false);
    it.updates(false);
    await pass(3000);
    assert.deepEqual(told, [{ sound: "", news: "late" }]);
    it.updates(true);
    assert.equal(it.news, "");
  });

  test("where the sound is gone too, that is what is said", async () => {
    const { it } = connected();
    it.updates(false);
    it.becomes("reconnecting");
    await pass(3000);
    assert.deepEqual([it.sound, it.news], ["reconnecting", ""]);
    it.becomes("hearing");
    assert.deepEqual([it.sound, it.news], ["back", "late"]);
  });

  test("without any network one sentence says it", async () => {
    const { it } = connected();
    it.updates(false);
    await pass(3000);
    it.network(false);
    assert.deepEqual([it.sound, it.news], ["offline", ""]);
    it.network(true);
    assert.deepEqual([it.sound, it.news], ["", "late"]);
  });

  test("whoever leaves follows from outside, where nothing is late", async () => {
    const { it } = connected();
    it.updates(false);
    await pass(3000);
    it.becomes("apart");
    assert.equal(it.news, "");
  });
});

test("the sound and the live updates are said in words of their own", () => {
  const said = ["weak", "reconnecting", "back", "offline"].map((sound) => soundWords(sound));
  assert.equal(new Set([...said, newsWords("late")]).size, 5);
  assert.match(soundWords("reconnecting"), /your place is kept/);
  assert.equal(soundWords("reconnecting", true), "");
  assert.equal(soundWords("") + newsWords(""), "");
});
