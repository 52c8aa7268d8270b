/**
 * Lets many callers share one command: what is asked for while one is under way is done together by the next. `work`
 * answers for which of the items it was done; each caller learns whether its own is among them, or why all failed.
 */
export function inGroups<T>(work: (group: readonly T[]) => Promise<ReadonlySet<T>>): (item: T) => Promise<boolean> {
  type Caller = { item: T; resolve: (done: boolean) => void; reject: (error: unknown) => void };
  let waiting: Caller[] = [];
  let busy = false;

  async function workOff(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const done = await work(group.map(({ item }) => item));
        for (const { item, resolve } of group) resolve(done.has(item));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    busy = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy) return;
      busy = true;
      setImmediate(() => void workOff());
    });
}
