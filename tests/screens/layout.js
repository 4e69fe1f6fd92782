/**
 * What is wrong with how a page is laid out in this window: what sticks out at its side, texts that are cut off or begin
 * at the far side, and things to press that lie on each other. Answers sentences.
 */
() => {
  const found = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width + 1)
    found.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width}`);

  const isHidden = (element) =>
    !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest(".visually-hidden, [inert]");
  const described = (element) =>
    `<${element.localName} class="${element.className.baseVal ?? element.className}"> “${element.textContent.trim().slice(0, 40)}”`;

  const sheet = document.querySelector("dialog:modal");
  const pressable = [...(sheet ?? document).querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((element) => !isHidden(element))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);

  for (const { element, box } of pressable)
    if (box.left < -1 || box.right > width + 1) found.push(`sticks out: ${described(element)}`);

  // What sticks to an edge of the window covers what scrolls below it; that is what it is for.
  const layer = (element) => {
    for (let one = element; one; one = one.parentElement)
      if (["fixed", "sticky", "absolute"].includes(getComputedStyle(one).position)) return one;
    return document.body;
  };
  for (const [index, { element, box }] of pressable.entries())
    for (const other of pressable.slice(index + 1)) {
      if (element.contains(other.element) || other.element.contains(element)) continue;
      if (element.closest("label") && element.closest("label") === other.element.closest("label")) continue;
      if (layer(element) !== layer(other.element)) continue;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 2 && down > 2) found.push(`on each other: ${described(element)} and ${described(other.element)}`);
    }

  for (const element of (sheet ?? document.body).querySelectorAll("*")) {
    const isText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!isText || isHidden(element)) continue;
    const style = getComputedStyle(element);
    const cuts = style.overflowX !== "visible" && style.overflowX !== "auto" && style.textOverflow !== "ellipsis";
    if (cuts && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1) found.push(`cut off: ${described(element)}`);
  }

  // What people write may run the other way; its lines begin, or are centred, where the page's are.
  const start = getComputedStyle(document.documentElement).direction === "rtl" ? "right" : "left";
  const sideOf = ({ textAlign, direction }) =>
    ["start", "end"].includes(textAlign) ? ((textAlign === "start") === (direction === "rtl") ? "right" : "left") : textAlign;
  for (const element of (sheet ?? document.body).querySelectorAll("[dir]:is(input, textarea)"))
    if (!isHidden(element) && !["center", start].includes(sideOf(getComputedStyle(element)))) found.push(`begins at the far side: ${element.outerHTML.slice(0, 80)}`);
  for (const element of (sheet ?? document.body).querySelectorAll("p, h1, h2, h3, blockquote, .person-words, .speaker-name")) {
    if (!element.matches("body [dir], body [dir] *, :has([dir], bdi)") || isHidden(element)) continue;
    const lines = document.createRange();
    lines.selectNodeContents(element);
    const [text, box, style] = [lines.getBoundingClientRect(), element.getBoundingClientRect(), getComputedStyle(element)];
    const atLeft = text.left - box.left - Number.parseFloat(style.paddingLeft);
    const atRight = box.right - Number.parseFloat(style.paddingRight) - text.right;
    const fits = text.width && text.width <= box.width;
    if (fits && (start === "right" ? atRight - atLeft : atLeft - atRight) > 24) found.push(`begins at the far side: ${described(element)}`);
  }
  return found;
}
