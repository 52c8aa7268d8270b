/**
 * Lets one call of a kind through at a time and one more wait for it; any further call is answered undefined at once,
 * because the one that waits will see whatever it could have seen.
 */
export function createOneAtATime() {
  const going = new Map<string, Promise<unknown>>();
  const waiting = new Set<string>();

  return async function run<T>(kind: string, work: () => Promise<T>): Promise<T | undefined> {
    const before = going.get(kind);
    if (before !== undefined) {
      if (waiting.has(kind)) return undefined;
      waiting.add(kind);
      await before.catch(() => {});
      waiting.delete(kind);
    }
    const mine = work().finally(() => {
      if (going.get(kind) === mine) going.delete(kind);
    });
    going.set(kind, mine);
    return mine;
  };
}
