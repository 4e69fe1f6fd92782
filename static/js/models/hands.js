/**
 * The hands of a space as I may see them: whether they are open, my own, and for whoever answers them
 * all that are up, in their order.
 *
 * @typedef {import("#models/protocol.js").Hand} Hand
 * @typedef {import("#models/protocol.js").MyHand} MyHand
 */
export class Hands {
  /** @param {{ open?: boolean, mine?: MyHand | null, list?: Hand[] }} [page] what the page already said */
  constructor({ open = true, mine = null, list = [] } = {}) {
    this.open = open;
    this.mine = mine;
    this.list = list;
  }

  /** @returns {"up" | "down" | "closed"} how mine is */
  get state() {
    if (this.mine) return "up";
    return this.open ? "down" : "closed";
  }

  /**
   * A snapshot: the hands as they are. One that is the same for everyone says nothing of mine.
   * @param {import("#models/protocol.js").State} snapshot
   */
  show({ hands_open, hand_list, you }) {
    this.open = hands_open ?? this.open;
    this.list = hand_list ?? this.list;
    if (you) this.mine = you.my_hand ?? null;
  }

  /**
   * One event: perhaps a hand went up or down.
   * @param {import("#models/protocol.js").SpaceEvent} event
   * @param {string} me
   */
  change(event, me) {
    switch (event.kind) {
      case "hands.opened":
      case "hands.closed":
        this.open = event.kind === "hands.opened";
        break;
      case "hand.raised":
        this.#raise(/** @type {Hand & { at: string }} */ (event), me);
        break;
      case "hand.lowered":
      case "hand.accepted":
      case "hand.dismissed":
        this.#lower(event.hand);
    }
  }

  /**
   * @param {Hand & { at: string }} event
   * @param {string} me
   */
  #raise({ hand, person, name, handle, number, resembles, note, at }, me) {
    const others = this.list.filter((one) => one.hand !== hand);
    const raised = { hand, person, name, handle, number, resembles, note, raised_at: at };
    this.list = [...others, raised].sort((one, other) => one.number - other.number);
    if (person === me) this.mine = { hand, number };
  }

  /** @param {string | undefined} hand */
  #lower(hand) {
    this.list = this.list.filter((one) => one.hand !== hand);
    if (this.mine?.hand === hand) this.mine = null;
  }
}
