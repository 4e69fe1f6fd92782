import { handRules } from "#helpers/hand_rules.js";
import { LOCKED, OF_THE_CONNECTION } from "#helpers/troubles.js";

/** What there is to see of a visit: all that decides what my page shows and says. */
export class Outlook {
  /**
   * @param {object} visit
   * @param {import("#models/space_news.js").SpaceNews} visit.news
   * @param {import("#models/my_place.js").MyPlace} visit.place
   * @param {import("#models/circumstances.js").Circumstances} visit.circumstances
   * @param {import("#models/my_sound.js").MySound} visit.mine
   * @param {import("#models/sound_here.js").SoundHere} visit.sound
   * @param {import("#models/listening.js").Listening} visit.listening
   * @param {import("#helpers/troubles.js").Trouble} [visit.trouble]
   */
  constructor(visit) {
    this.visit = visit;
  }

  /** The space's state, and in a live space what became of my visit. */
  get view() {
    const { news, place, mine, listening } = this.visit;
    if (news.state !== "live") return news.state;
    if (place.sentAway === "banned") return "banned";
    const { state } = listening;
    return state === "hearing" && mine.silenced ? "silenced" : state;
  }

  get situation() {
    const { news, place, circumstances, mine, sound, listening, trouble } = this.visit;
    return {
      ...{ view: this.view, heard: mine.heard, moderates: news.moderates },
      ...{ soundOn: sound.on, soundMoved: sound.moved, broadcast: listening.seat === "broadcast" },
      soundless: OF_THE_CONNECTION.has(trouble?.code ?? ""),
      lockedOut: trouble?.code === LOCKED && circumstances.facts.locked,
      ...circumstances.situation,
      ...place.situation,
      ...handRules(circumstances.facts.handsFrom, place),
    };
  }
}
