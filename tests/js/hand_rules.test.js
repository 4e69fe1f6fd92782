import assert from "node:assert/strict";
import { test } from "node:test";
import { handRules } from "#helpers/hand_rules.js";

const GUEST = { signedIn: false, admitted: null };
const BOB = { signedIn: true, admitted: false };

test("where a name is enough, everybody may raise a hand", () => {
  for (const me of [GUEST, BOB]) assert.equal(handRules("named", me).mayRaise, true);
});

test("where it takes an account, a guest is told so", () => {
  assert.deepEqual(handRules("signed_in", GUEST), {
    ...{ accountNeeded: true, invitationNeeded: false, mayRaise: false },
  });
  assert.equal(handRules("signed_in", BOB).mayRaise, true);
});

test("where it takes an invitation, whoever is known to have none is told so", () => {
  assert.equal(handRules("invited", BOB).invitationNeeded, true);
  assert.equal(handRules("invited", { ...BOB, admitted: true }).mayRaise, true);
  // The page that all guests share can't know: the server does.
  assert.equal(handRules("invited", GUEST).mayRaise, true);
});
