/**
 * What the host's rule about hands means for me: whether I may raise one, or what it takes. An invitation that a
 * shared page can't know of is left for the server to find.
 * @param {string} handsFrom `named`, `signed_in` or `invited`
 * @param {{ signedIn: boolean, admitted: boolean | null }} me
 */
export function handRules(handsFrom, { signedIn, admitted }) {
  const accountNeeded = handsFrom === "signed_in" && !signedIn;
  const invitationNeeded = handsFrom === "invited" && admitted === false;
  return { accountNeeded, invitationNeeded, mayRaise: !accountNeeded && !invitationNeeded };
}
