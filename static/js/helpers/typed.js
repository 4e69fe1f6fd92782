/**
 * Stimulus gives a controller its targets and values at run time; extending a Controller cast to
 * `With<…>` tells the type checker which ones. Nothing here runs.
 *
 * @typedef {typeof import("@hotwired/stimulus").Controller} Stimulus
 */

/**
 * @template Members
 * @typedef {Pick<Stimulus, keyof Stimulus> & {
 *   new (context: import("@hotwired/stimulus").Context):
 *     import("@hotwired/stimulus").Controller<HTMLElement> & Members
 * }} With
 */

export {};
