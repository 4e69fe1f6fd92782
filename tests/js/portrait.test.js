import assert from "node:assert/strict";
import { test } from "node:test";
import { portray } from "#helpers/portrait.js";

/** As little of an image as is needed. */
class Picture extends EventTarget {
  hidden = false;
  /** @type {Record<string, string>} */
  attributes = {};
  getAttribute(name) {
    return this.attributes[name] ?? null;
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  remove() {
    this.face.picture = null;
  }
}

/** A face that counts how often a picture was put into it. */
function faceless() {
  return {
    picture: null,
    times: 0,
    querySelector() {
      return this.picture;
    },
    prepend(picture) {
      this.picture = Object.assign(picture, { face: this });
      this.times += 1;
    },
  };
}

const made = () => new Picture();

test("a picture is shown once it is loaded", () => {
  const face = faceless();
  portray(face, "/picture/one.webp", made);
  assert.equal(face.picture.getAttribute("src"), "/picture/one.webp");
  assert.equal(face.picture.hidden, true);
  face.picture.dispatchEvent(new Event("load"));
  assert.equal(face.picture.hidden, false);
});

test("one that can't be had is neither shown nor asked for again", () => {
  const face = faceless();
  portray(face, "/picture/gone.webp", made);
  face.picture.dispatchEvent(new Event("error"));
  portray(face, "/picture/gone.webp", made);
  assert.deepEqual([face.picture.hidden, face.times], [true, 1]);
});

test("another picture takes its place, and none leaves the initial", () => {
  const face = faceless();
  portray(face, "/picture/one.webp", made);
  portray(face, "/picture/two.webp", made);
  assert.deepEqual([face.picture.getAttribute("src"), face.times], ["/picture/two.webp", 2]);
  portray(face, "", made);
  assert.equal(face.picture, null);
  portray(face, "", made);
  assert.equal(face.times, 2);
});
