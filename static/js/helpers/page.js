/**
 * What the page already says of my visit, so that nothing has to be asked before the first news come.
 * @param {HTMLElement} main
 */
export function readPage(main) {
  const { slug = "", state = "", seq, me = "", myHand, myNumber, ...said } = main.dataset;
  const { askedUntil = "", hostDue = "", handsFrom = "named", notes = "optional" } = said;
  const {
    title = "",
    visibility = "public",
    scheduledFor = "",
    host = "",
    pinned = "",
    admitted,
  } = said;
  /** @type {NodeListOf<HTMLElement>} */
  const rows = main.querySelectorAll(".hand");
  return {
    slug,
    state,
    seq: Number(seq),
    moderates: said.moderates === "true",
    facts: {
      ...{ title, visibility, scheduledFor, host, hostDue, handsFrom, notes, pinned },
      generation: Number(said.generation),
      frozen: said.frozen === "true",
      locked: said.locked === "true",
      interrupted: said.interrupted === "true",
    },
    mine: {
      ...{ me, askedUntil, role: said.role ?? "" },
      onStage: said.onStage === "true",
      held: said.held === "true",
      banned: said.banned === "true",
      bannedUntil: said.bannedUntil ?? "",
      admitted: me ? admitted === "true" : null,
      hands: {
        open: said.handsOpen === "true",
        mine: myHand ? { hand: myHand, number: Number(myNumber) } : null,
        list: [...rows].map(readHand),
      },
    },
  };
}

/**
 * Who is on stage: names by person.
 * @param {HTMLElement} main
 */
export function readNames(main) {
  /** @type {NodeListOf<HTMLElement>} */
  const tiles = main.querySelectorAll(".speaker[data-person]");
  return new Map(
    [...tiles].map((tile) => [
      tile.dataset.person ?? "",
      tile.querySelector("[data-part=name]")?.textContent ?? "",
    ]),
  );
}

/**
 * @param {HTMLElement} row
 * @returns {import("#models/protocol.js").Hand}
 */
function readHand(row) {
  const { hand = "", person = "", number, raised_at = "" } = row.dataset;
  const part = (/** @type {string} */ name) =>
    row.querySelector(`[data-part=${name}]`)?.textContent ?? "";
  return {
    ...{ hand, person, number: Number(number), raised_at },
    ...{ name: part("name"), handle: part("handle").replace("@", ""), note: part("note") },
    resembles: row.dataset.resembles ?? "",
  };
}
