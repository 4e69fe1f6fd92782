/** Stands in a `<template>` wherever the copy's own key goes. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * 32 hex digits as an address has them.
 * @param {string} hex
 */
export function dashed(hex) {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * A copy of a template's one element, for whom or what `key` says, with its named parts filled.
 * @param {HTMLTemplateElement} template
 * @param {string} key 32 hex digits
 * @param {Record<string, string>} parts
 */
export function copyOf(template, key, parts) {
  const copy = document.createElement("template");
  copy.innerHTML = template.innerHTML.replaceAll(NOBODY, dashed(key));
  const element = /** @type {HTMLElement} */ (copy.content.firstElementChild);
  for (const [name, text] of Object.entries(parts)) {
    const part = element.querySelector(`[data-part=${name}]`);
    if (part) part.textContent = text;
  }
  return element;
}
