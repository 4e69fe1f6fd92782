/**
 * What comes often is told at most once in `wait` milliseconds, with the last value.
 * @template Value
 * @param {number} wait
 * @param {(value: Value) => void} tell
 * @returns {(value: Value) => void}
 */
export function batched(wait, tell) {
  /** @type {Value} */
  let last;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (value) => {
    last = value;
    if (timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      tell(last);
    }, wait);
  };
}
