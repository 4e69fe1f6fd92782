/**
 * Puts somebody's picture over their initial, and shows it once it is loaded: until then, and where it can't be had, the
 * initial stays. Told the same again it does nothing.
 * @param {Element} face
 * @param {string} address empty for none
 * @param {() => HTMLImageElement} [made]
 */
export function portray(face, address, made = () => new Image()) {
  const shown = face.querySelector("img");
  if ((shown?.getAttribute("src") ?? "") === address) return;
  shown?.remove();
  if (!address) return;
  const picture = made();
  Object.assign(picture, { alt: "", hidden: true });
  picture.addEventListener("load", () => {
    picture.hidden = false;
  });
  picture.setAttribute("src", address);
  face.prepend(picture);
}
