/** What is fetched for whoever may hear the broadcast. */
import { BroadcastAudio } from "#models/broadcast_audio.js";

export { Crossing } from "#models/crossing.js";
export { InTime } from "#models/in_time.js";

/** @param {ConstructorParameters<typeof BroadcastAudio>} given */
export function makeBroadcast(...given) {
  return new BroadcastAudio(...given);
}
