/**
 * Whether a part of the page belongs to my situation. It names the views it is for in `data-when` and, where
 * that matters, whether it is for the stage or the audience in `data-place`, how my hand has to be in `data-hand`,
 * and what else must be so, or with a dash before it must not, in `data-if`: frozen, locked, held, asked …
 * @param {{ when?: string, place?: string, hand?: string, if?: string }} part
 * @param {Record<string, any> & { view: string, onStage: boolean, hand: string }} situation
 */
export function belongs({ when = "", place, hand, if: so = "" }, situation) {
  if (place && place !== (situation.onStage ? "stage" : "audience")) return false;
  if (hand && hand !== situation.hand) return false;
  for (const one of so.split(" ").filter(Boolean))
    if (one.startsWith("-") === Boolean(situation[one.replace("-", "")])) return false;
  return when.split(" ").includes(situation.view);
}
