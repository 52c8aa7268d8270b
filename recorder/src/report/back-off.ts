/** Wait before try number `failures` + 1: doubles from half a second up to ten, so that a returning app is met soon. */
export function backOffMs(failures: number): number {
  return Math.min(10_000, 500 * 2 ** Math.max(0, failures - 1));
}
