/**
 * Whether a part of the page belongs to my situation. It names the views it is for in `data-when` and,
 * where that matters, whether it is for the stage or the audience in `data-place` and how my hand has to
 * be in `data-hand`.
 * @param {{ when?: string, place?: string, hand?: string }} part
 * @param {{ view: string, onStage: boolean, hand: string }} situation
 */
export function belongs({ when = "", place, hand }, situation) {
  if (place && place !== (situation.onStage ? "stage" : "audience")) return false;
  if (hand && hand !== situation.hand) return false;
  return when.split(" ").includes(situation.view);
}
