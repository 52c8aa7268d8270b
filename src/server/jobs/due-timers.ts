/** A timer may fire up to a millisecond before the wall clock gets there. */
const SLACK_MS = 2;

/**
 * Has the processor start a reserved job just after it is due, once for all of a kind that are due at the same moment.
 * Agenda sets a timer of its own, but only one: when it fires a moment early, the job lies until the next poll.
 */
export function createDueTimers(startDue: (name: string) => void) {
  const timers = new Map<string, NodeJS.Timeout>();

  function wakeAt(name: string, due: number): void {
    const which = `${due} ${name}`;
    if (timers.has(which)) return;
    const timer = setTimeout(
      () => {
        timers.delete(which);
        if (Date.now() < due) wakeAt(name, due);
        else startDue(name);
      },
      Math.max(0, due - Date.now()) + SLACK_MS,
    );
    timers.set(which, timer);
  }

  return {
    wakeAt,
    clear(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
