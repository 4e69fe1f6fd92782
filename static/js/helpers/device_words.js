/** What the script says about somebody's devices: where their sound is, and that it can be here. */
import { gettext } from "#helpers/gettext.js";

/**
 * Whole sentences, by where the sound is: in many languages the device's name bends with the sentence.
 * @type {Record<string, { is: string, moved: string, ask: string }>}
 */
const ON = {
  tab: {
    is: gettext("Your sound is in another tab."),
    moved: gettext("Your sound moved to another tab."),
    ask: gettext("You’re on stage in another tab. Use this one instead? You arrive muted."),
  },
  iphone: {
    is: gettext("Your sound is on your iPhone."),
    moved: gettext("Your sound moved to your iPhone."),
    ask: gettext("You’re on stage on your iPhone. Use this device instead? You arrive muted."),
  },
  ipad: {
    is: gettext("Your sound is on your iPad."),
    moved: gettext("Your sound moved to your iPad."),
    ask: gettext("You’re on stage on your iPad. Use this device instead? You arrive muted."),
  },
  android: {
    is: gettext("Your sound is on your Android device."),
    moved: gettext("Your sound moved to your Android device."),
    ask: gettext(
      "You’re on stage on your Android device. Use this device instead? You arrive muted.",
    ),
  },
  windows: {
    is: gettext("Your sound is on your Windows computer."),
    moved: gettext("Your sound moved to your Windows computer."),
    ask: gettext(
      "You’re on stage on your Windows computer. Use this device instead? You arrive muted.",
    ),
  },
  mac: {
    is: gettext("Your sound is on your Mac."),
    moved: gettext("Your sound moved to your Mac."),
    ask: gettext("You’re on stage on your Mac. Use this device instead? You arrive muted."),
  },
  linux: {
    is: gettext("Your sound is on your Linux computer."),
    moved: gettext("Your sound moved to your Linux computer."),
    ask: gettext(
      "You’re on stage on your Linux computer. Use this device instead? You arrive muted.",
    ),
  },
  chromebook: {
    is: gettext("Your sound is on your Chromebook."),
    moved: gettext("Your sound moved to your Chromebook."),
    ask: gettext("You’re on stage on your Chromebook. Use this device instead? You arrive muted."),
  },
  other: {
    is: gettext("Your sound is on another device or in another tab."),
    moved: gettext("Your sound moved to another device or tab."),
    ask: gettext(
      "You’re on stage on another device or in another tab. Use this one instead? You arrive muted.",
    ),
  },
};

/**
 * In the bar of a page that only controls.
 * @param {string} on where the sound is
 * @param {boolean} moved whether it was here before
 * @param {boolean} onStage
 */
export function soundIs(on, moved, onStage) {
  const words = ON[on] ?? ON.other;
  const here = onStage
    ? gettext("What you do here counts all the same.")
    : gettext("You can use it here instead.");
  return `${moved ? words.moved : words.is} ${here}`;
}

/**
 * Before it moves, to somebody on stage.
 * @param {string} on where the sound is
 */
export function moveHere(on) {
  return (ON[on] ?? ON.other).ask;
}
