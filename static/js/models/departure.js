import { PRIVATE_NOW, REMOVED } from "#helpers/troubles.js";
import { banned } from "#helpers/words.js";
import { NO_SUCH_SPACE, SENT_AWAY } from "#models/space_socket.js";

/**
 * How a visit ends because others decided so: the sound stops, I am told why, and nothing brings me back but a tap.
 */
export class Departure {
  /**
   * @param {import("#models/my_place.js").MyPlace} place
   * @param {import("#models/listening.js").Listening} listening
   */
  constructor(place, listening) {
    this.place = place;
    this.listening = listening;
  }

  removed() {
    this.listening.sentAway(REMOVED);
  }

  /**
   * The live line is closed for good.
   * @param {number} code
   * @param {{ code?: string, message?: string }} [said] the last word of it, if there was one
   */
  shut(code, said = {}) {
    if (code === NO_SUCH_SPACE) this.listening.sentAway(PRIVATE_NOW);
    if (code !== SENT_AWAY) return;
    // Where the event was missed, the refusal to let me in again says it.
    if (said.code === "banned") this.place.sentAway = "banned";
    this.place.sentAway ||= "removed";
    const { sentAway, bannedUntil } = this.place;
    if (sentAway === "removed") this.removed();
    else this.listening.sentAway({ code: sentAway, message: said.message ?? banned(bannedUntil) });
  }
}
