import { InMemoryNotificationChannel, toJobId } from 'agenda';

/**
 * How Agenda's processor is told to look for jobs of a kind, or to start those it holds already; several wishes within
 * one turn of the event loop are one.
 */
export function createWakeChannel() {
  const channel = new InMemoryNotificationChannel();
  const wanted = new Map<string, 'look' | 'start'>();
  let quiet = false;

  function publish(name: string): void {
    const what = wanted.get(name);
    wanted.delete(name);
    if (channel.state !== 'connected') return;
    // No job in particular; due long ago, so that Agenda looks in any case.
    const any = { jobId: toJobId(''), jobName: name, nextRunAt: new Date(0), priority: 0, timestamp: new Date() };
    // Told anything, the processor asks the repository first, still within this call.
    quiet = what === 'start';
    // A processor that fails tells so itself, by Agenda's `error` event.
    channel.publish(any).catch(() => {});
    quiet = false;
  }

  function want(name: string, what: 'look' | 'start'): void {
    const before = wanted.get(name);
    if (before !== 'look') wanted.set(name, what);
    if (before === undefined) setImmediate(() => publish(name));
  }

  return {
    channel,
    /** Look for jobs of this kind, and start what is due. */
    wake: (name: string) => want(name, 'look'),
    /** Start what is due of those held; the repository need not look for others. */
    startDue: (name: string) => want(name, 'start'),
    /** Whether the processor asks only because it was told to start what it holds; true within that call. */
    isQuiet: () => quiet,
  };
}
