import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { AudioSlots } from "#models/audio_slots.js";
import { Volumes } from "#models/volumes.js";

function slots() {
  const browser = { refuses: "" };
  const made = [];
  const make = () => {
    const element = { dataset: {}, srcObject: null, plays: 0 };
    element.play = async () => {
      element.plays += 1;
      if (browser.refuses) throw new DOMException("no tap yet", browser.refuses);
    };
    made.push(element);
    return element;
  };
  const volumes = new Volumes(() => new Map());
  return { browser, made, volumes, slots: new AudioSlots(make, volumes) };
}

describe("the stage's audio elements", () => {
  beforeEach(() => {
    globalThis.MediaStream = class {};
  });
  afterEach(() => {
    delete globalThis.MediaStream;
  });

  test("a tap blesses them before anybody speaks", () => {
    const { slots: stage, made } = slots();
    stage.bless(3);
    assert.deepEqual(
      made.map(({ plays }) => plays),
      [1, 1, 1],
    );
  });

  test("a chosen speaker plays everyone, and does no harm where it is gone", async () => {
    const { slots: stage, made } = slots();
    const through = [];
    stage.bless(2);
    for (const element of made) element.setSinkId = async (id) => through.push(id);
    await stage.playThrough("hifi");
    assert.deepEqual(through, ["hifi", "hifi"]);
    made[0].setSinkId = async () => {
      throw new DOMException("gone", "NotFoundError");
    };
    await stage.playThrough("");
    assert.deepEqual(through, ["hifi", "hifi", ""]);
  });

  test("an element says whom it plays", () => {
    const { slots: stage } = slots();
    assert.equal(stage.take("alice").dataset.person, "alice");
  });

  test("a person keeps their element, and the next one gets a blessed one", () => {
    const { slots: stage, made } = slots();
    stage.bless(2);
    assert.equal(stage.take("alice"), stage.take("alice"));
    assert.equal(stage.take("bob"), made[1]);
    assert.equal(made.length, 2);
  });

  test("an element that is free is used again, not made anew", () => {
    const { slots: stage, made } = slots();
    const element = stage.take("alice");
    stage.release("alice");
    assert.equal("person" in element.dataset, false);
    assert.equal(stage.take("bob"), element);
    assert.equal(made.length, 1);
  });

  test("each person is as loud as I want to hear them, whichever element plays them", () => {
    const { slots: stage, made, volumes } = slots();
    volumes.choose("alice", 0.3);
    for (const person of ["alice", "bob"]) {
      stage.take(person);
      stage.tune(person);
    }
    assert.deepEqual(
      made.map(({ volume }) => volume),
      [0.3, 1],
    );
    stage.release("alice");
    stage.take("charlie");
    stage.tune("charlie");
    assert.equal(made[0].volume, 1);
    assert.doesNotThrow(() => stage.tune("nobody who plays"));
  });

  test("all that comes by one path is as loud as it is to be heard, whoever comes by it next", () => {
    const { slots: stage, made, volumes } = slots();
    volumes.choose("alice", 0.5);
    stage.take("alice");
    stage.take("broadcast", "broadcast");
    stage.level("stage", 0.5);
    stage.level("broadcast", 0);
    stage.take("bob");
    stage.tune("bob");
    const heard = made.map(({ volume, muted }) => [volume, muted]);
    assert.deepEqual(heard, [
      [0.25, false],
      [0, true],
      [0.5, false],
    ]);
  });

  test("a stage larger than expected gets one more", () => {
    const { slots: stage, made } = slots();
    stage.bless(1);
    stage.take("alice");
    stage.take("bob");
    assert.equal(made.length, 2);
  });

  test("only those who are on stage are played", async () => {
    const { slots: stage, made } = slots();
    stage.bless(2);
    stage.take("alice");
    assert.equal(await stage.play(), true);
    assert.deepEqual(
      made.map(({ plays }) => plays),
      [2, 1],
    );
  });

  test("a browser that waits for a tap is told apart from other trouble", async () => {
    const { browser, slots: stage } = slots();
    stage.take("alice");
    browser.refuses = "NotAllowedError";
    assert.equal(await stage.play(), false);
    browser.refuses = "AbortError";
    assert.equal(await stage.play(), true);
  });

  test("a second tap leaves those that play alone", () => {
    const { slots: stage, made } = slots();
    stage.bless(2);
    stage.take("alice");
    stage.bless(2);
    assert.deepEqual(
      made.map(({ plays }) => plays),
      [1, 2],
    );
  });
});
