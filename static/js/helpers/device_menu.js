import { preferred } from "#helpers/microphone_words.js";
import { standing } from "#models/devices.js";

/**
 * Make a menu of the devices there are, with the one that is chosen.
 * @param {HTMLSelectElement} menu
 * @param {import("#models/devices.js").Device[]} devices
 * @param {string} chosen
 * @param {(number: number) => string} called
 */
export function fill(menu, devices, chosen, called) {
  const named = devices.map(({ id, label }, at) => new Option(label || called(at + 1), id));
  const options = [new Option(preferred(), ""), ...named];
  for (const option of options) option.dir = "auto";
  menu.replaceChildren(...options);
  menu.value = standing(devices, chosen);
}
