import type { BenchContext } from '../row';
import { waitFor } from '../wait-for';
import { startWorkerProcess } from './agenda-process';
import { AHEAD_MS, enqueueAll, type Store } from './agenda-store';

const BURST = 50;
/** The bare timers fire this much later, so that neither burst disturbs the other. */
const APART_MS = 300;
const LEAD_MS = AHEAD_MS + 1000;

export type Precision = { count: number; spreadSec: number; ours: readonly number[]; timers: readonly number[] };

/** The value below which that share of the values lies; of all values, sorted or not. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Jobs spread evenly over the time, and half-way through it many more at one instant. */
function plan(from: number, count: number, spreadMs: number): number[] {
  const even = Array.from({ length: count - BURST }, (_, index) => from + (index * spreadMs) / (count - BURST));
  const burst = Array.from({ length: BURST }, () => from + spreadMs / 2);
  return [...even, ...burst].map(Math.round).sort((a, b) => a - b);
}

/** How late, in milliseconds, each of the jobs begins, and in the same time in another process each of as many timers. */
export async function measurePrecision({ quick, signal }: BenchContext, store: Store): Promise<Precision> {
  const [count, spreadSec] = quick ? [100, 10] : [300, 60];
  const ours: number[] = [];
  const timers: number[] = [];
  const worker = startWorkerProcess(store.options, { begun: (_id, lateMs) => ours.push(lateMs) });
  const bare = startWorkerProcess({ timers: true }, { begun: (_id, lateMs) => timers.push(lateMs) });
  try {
    await Promise.all([worker.ready, bare.ready]);
    const due = plan(Date.now() + LEAD_MS, count, spreadSec * 1000);
    bare.tell(JSON.stringify(due.map((at) => at + APART_MS)));
    await enqueueAll(store, due, signal);
    const all = () => ours.length >= count && timers.length >= count;
    await waitFor(`all jobs on ${store.name} have begun`, all, { seconds: spreadSec + 90, signal });
  } finally {
    await Promise.all([worker.end('SIGTERM'), bare.end('SIGTERM')]);
  }
  return { count, spreadSec, ours, timers };
}
