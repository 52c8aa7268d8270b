/** A timer may fire up to a millisecond before the wall clock gets there. */
const SLACK_MS = 2;

/**
 * Wakes the processor just after a reserved job is due. Agenda sets a timer of its own, but only one: when it fires a
 * moment early, the job lies until the next poll.
 */
export function createDueTimers(wake: (name: string) => Promise<void>) {
  const timers = new Set<NodeJS.Timeout>();

  function wakeAt(name: string, due: number): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        if (Date.now() < due) wakeAt(name, due);
        else void wake(name);
      },
      Math.max(0, due - Date.now()) + SLACK_MS,
    );
    timers.add(timer);
  }

  return {
    wakeAt,
    clear(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
