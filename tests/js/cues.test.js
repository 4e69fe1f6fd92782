import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Cues, TONES } from "#models/cues.js";

const ME = "a".repeat(32);
const BOB = "b".repeat(32);

describe("sound cues", () => {
  let cues;
  let played;

  beforeEach(() => {
    played = [];
    cues = new Cues((cue) => played.push(cue));
    cues.become({ view: "hearing", heard: false, me: ME });
  });

  it("go with what is done to me, not to others", () => {
    for (const person of [BOB, ME])
      for (const kind of ["stage.joined", "stage.muted", "stage.held"])
        cues.change({ kind, person });
    assert.deepEqual(played, ["stage", "muted", "muted"]);
  });

  it("tell of hands only those who answer them", () => {
    cues.change({ kind: "hand.raised", person: BOB });
    cues.become({ view: "hearing", heard: false, me: ME, moderates: true });
    cues.change({ kind: "hand.raised", person: BOB });
    cues.change({ kind: "hand.raised", person: ME });
    assert.deepEqual(played, ["hand"]);
  });

  it("say when the line is lost, and back, and when it is over", () => {
    for (const view of ["reconnecting", "reconnecting", "hearing", "ended", "ended"])
      cues.become({ view, heard: false });
    assert.deepEqual(played, ["lost", "back", "ended"]);
  });

  it("don't tell of an end that was there when I came", () => {
    played = [];
    const late = new Cues((cue) => played.push(cue));
    late.become({ view: "ended", heard: false });
    assert.deepEqual(played, []);
  });

  it("are silent while my microphone is open, unless that very thing closes it", () => {
    cues.become({ view: "hearing", heard: true, me: ME, moderates: true });
    cues.change({ kind: "hand.raised", person: BOB });
    cues.change({ kind: "stage.joined", person: ME });
    assert.deepEqual(played, []);
    cues.change({ kind: "stage.muted", person: ME });
    assert.deepEqual(played, ["muted"]);
  });

  it("are all short, soft things one after the other", () => {
    for (const tones of Object.values(TONES))
      for (const { hertz, at, lasts } of tones) {
        assert.ok(hertz > 200 && hertz < 1000);
        assert.ok(at + lasts < 1);
      }
  });
});
