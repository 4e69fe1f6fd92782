import { APPOINTED, MOVED, MUTED } from "#helpers/words.js";
import { Hands } from "#models/hands.js";

/** My place in a space: in the audience, perhaps with a hand up, or on stage; and what was last done to it. */
export class MyPlace {
  /** What I should know about it, until it is no longer so. */
  notice = "";

  /**
   * What the page already said.
   * @param {{ me: string, onStage: boolean, hands: ConstructorParameters<typeof Hands>[0] }} page
   */
  constructor({ me, onStage, hands }) {
    this.me = me;
    this.onStage = onStage;
    this.hands = new Hands(hands);
  }

  get situation() {
    const { onStage, notice, hands } = this;
    return { onStage, notice, hand: hands.state, number: hands.mine?.number };
  }

  /** @param {import("#models/protocol.js").Seat} seat */
  take({ person, on_stage }) {
    this.me = person ?? this.me;
    this.onStage = Boolean(on_stage);
    this.notice = "";
  }

  /** @param {import("#models/protocol.js").State} snapshot */
  show(snapshot) {
    const { you, stage } = snapshot;
    this.me = you?.person ?? this.me;
    this.hands.show(snapshot);
    if (this.me) this.#move(stage.some(({ person }) => person === this.me));
  }

  /** @param {import("#models/protocol.js").SpaceEvent} event */
  change(event) {
    this.hands.change(event, this.me);
    const { kind, person } = event;
    if (!this.me || person !== this.me) return;
    if (kind === "stage.joined") this.#move(true);
    if (kind === "stage.left") this.#move(false);
    if (kind === "stage.muted") this.notice = MUTED;
    if (kind === "hand.raised") this.notice = "";
    if (kind === "moderator.appointed") this.notice = APPOINTED;
  }

  /** My microphone is open: whatever was said about it is over. */
  speak() {
    this.notice = "";
  }

  /** @param {boolean} onStage */
  #move(onStage) {
    if (onStage === this.onStage) return;
    this.onStage = onStage;
    this.notice = onStage ? "" : MOVED;
  }
}
