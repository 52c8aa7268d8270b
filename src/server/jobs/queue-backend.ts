import type { AgendaBackend } from 'agenda';

export type JobsHealth = { ok: boolean; detail: string };

/**
 * What the queue needs of a backend beyond Agenda's own contract. Jobs that end well and are not wanted again are
 * removed by the write that ends them.
 */
export type QueueBackend = AgendaBackend & {
  /** Has the processor look for jobs of a kind. */
  wake(name: string): void;
  /** A run of that kind has ended, so another may be taken. */
  placeFree(name: string): void;
  /** Removes the waiting job whose data has this `key`; false when there is none (any more). */
  removeWaiting(name: string, key: string): Promise<boolean>;
  check(): Promise<JobsHealth>;
  /** Takes no job any more and lets go of those reserved. */
  retire(): Promise<void>;
  /** Closes the connection. Agenda does not: handlers may still be at work when it has stopped. */
  close(): Promise<void>;
};

export type BackendOptions = {
  /** Called after a job was stored, so that other processes can be told; `due` in epoch milliseconds. */
  announce(due: number): void;
  /** How many jobs of a kind this worker may hold at once. */
  limitOf(name: string): number;
};
