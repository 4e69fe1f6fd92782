import assert from "node:assert/strict";
import { test } from "node:test";
import { speaking } from "#helpers/mini_player_words.js";
import { MediaControls } from "#models/media_controls.js";
import { notebook } from "./support.js";

/** A device's keys, and a visit that they act on. */
function device({ onStage = false, held = false, heard = false } = {}) {
  const keys = {};
  const session = {
    setActionHandler(action, act) {
      if (action === "stop") throw new TypeError("not known here");
      keys[action] = act;
    },
    setMicrophoneActive: (open) => {
      session.open = open;
    },
  };
  const listening = notebook("listen", "leave");
  const asked = [];
  const audio = {
    mute: async () => asked.push("mute"),
    unmute: async () => asked.push("unmute"),
  };
  const situation = { title: "An evening" };
  const visit = { view: "hearing", heard, listening, audio, situation, place: { onStage, held } };
  const present = { kept: { goesOn: true, visit } };
  class Metadata {
    constructor(words) {
      Object.assign(this, words);
    }
  }
  const controls = new MediaControls(present, session, Metadata);
  return { keys, session, present, controls, asked, listening };
}

test("the lock screen shows the space's title, and whether it plays", () => {
  const { session, controls, present } = device({ heard: true });
  controls.show();
  assert.equal(session.metadata.title, "An evening");
  assert.equal(session.playbackState, "playing");
  assert.equal(session.open, true);
  present.kept.goesOn = false;
  controls.show();
  assert.equal(session.playbackState, "paused");
  present.kept = null;
  controls.show();
  assert.equal(session.metadata, null);
  assert.equal(session.playbackState, "none");
});

test("a pause leaves a space that can't be held, and play comes back", () => {
  const { keys, listening } = device();
  keys.pause();
  keys.play();
  assert.deepEqual(listening.heard, [["leave"], ["listen"]]);
});

test("nobody leaves the stage by a slip of the headset", () => {
  const { keys, listening } = device({ onStage: true });
  keys.pause();
  assert.deepEqual(listening.heard, []);
});

test("the microphone's key opens and closes it, on stage only and unless held", () => {
  for (const [who, does] of [
    [{ onStage: true }, ["unmute"]],
    [{ onStage: true, heard: true }, ["mute"]],
    [{ onStage: true, held: true }, []],
    [{}, []],
  ]) {
    const { keys, asked } = device(who);
    keys.togglemicrophone();
    assert.deepEqual(asked, does);
  }
});

test("without a media session nothing is missed", () => {
  assert.doesNotThrow(() => new MediaControls({ kept: null }, undefined).show());
});

test("who speaks is said by name, however many they are", () => {
  assert.equal(speaking([]), "");
  assert.equal(speaking(["Alice"]), "Alice is speaking.");
  assert.equal(speaking(["Alice", "Bob"]), "Alice and Bob are speaking.");
  assert.equal(speaking(["Alice", "Bob", "Mona"]), "Alice, Bob and others are speaking.");
});
