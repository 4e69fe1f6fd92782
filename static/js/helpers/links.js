/** What ends a sentence ends the link. */
const LINK = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/gi;

/**
 * Words with their http and https addresses apart, as `spaces/templatetags/links.py` has them for pages: text, link,
 * text, link, text …
 * @param {string} words
 */
export function parts(words) {
  return words.split(LINK);
}

/**
 * The same for a page: nothing but the links becomes markup.
 * @param {string} words
 */
export function linked(words) {
  return parts(words).map((part, number) => {
    if (number % 2 === 0) return part;
    const link = document.createElement("a");
    return Object.assign(link, {
      ...{ href: part, textContent: part },
      ...{ target: "_blank", rel: "nofollow noopener ugc" },
    });
  });
}
