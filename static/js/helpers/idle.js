/** The longest that what can wait does wait, in milliseconds. */
const PATIENCE = 2000;

/**
 * Do something once nothing else happens.
 * @param {() => unknown} task
 */
export function whenIdle(task) {
  const idle = globalThis.requestIdleCallback;
  if (idle) idle(() => task(), { timeout: PATIENCE });
  else setTimeout(task, 200);
}
