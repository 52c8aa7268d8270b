import type { BenchContext } from '../row';
import { pause, waitFor } from '../wait-for';
import { startWorkerProcess, type WorkerProcess } from './agenda-process';
import { AHEAD_MS, enqueueAll, type Store } from './agenda-store';

const EVERY_MS = 100;
const WORK_MS = 20;
const CONCURRENCY = 8;

/** A worker that was killed so soon after the end of a run may not have stored it. */
const CUT_OFF_MS = 1_000;

export type Kills = {
  rounds: number;
  count: number;
  missed: number;
  /** Done to the end twice, though who did it first lived on. */
  doubled: number;
  /** Begun more than once because of a kill: in the middle of the work, or between its end and the note of it. */
  repeated: number;
  /** How late the first try of any job was; a repetition is late by nature. */
  latestMs: number;
};

type Life = { killedAt: number };
type End = { at: number; by: Life };

/** What the workers say, in the order of hearing. */
function createRecord() {
  const begun = new Map<number, number>();
  const ends = new Map<number, End[]>();
  let latestMs = 0;
  return {
    ends,
    hear: (by: Life) => ({
      begun(id: number, lateMs: number) {
        if (!begun.has(id)) latestMs = Math.max(latestMs, lateMs);
        begun.set(id, (begun.get(id) ?? 0) + 1);
      },
      ended: (id: number) => void ends.set(id, [...(ends.get(id) ?? []), { at: Date.now(), by }]),
    }),
    sum(count: number): Omit<Kills, 'rounds' | 'count'> {
      const livedOn = ({ at, by }: End) => by.killedAt - at > CUT_OFF_MS;
      const doubled = [...ends.values()].filter((all) => all.slice(0, -1).some(livedOn)).length;
      const repeated = [...begun.values()].filter((times) => times > 1).length - doubled;
      return { missed: count - ends.size, doubled, repeated, latestMs };
    },
  };
}

/**
 * Two workers share a queue with a job every 100 ms; again and again one of them, by turns, is killed (SIGKILL) at a
 * random moment and started anew.
 */
export async function measureKills({ quick, signal, say }: BenchContext, store: Store): Promise<Kills> {
  const rounds = quick ? 3 : 20;
  const record = createRecord();
  const start = (): WorkerProcess & { life: Life } => {
    const life = { killedAt: Number.POSITIVE_INFINITY };
    const settings = { ...store.options, workMs: WORK_MS, concurrency: CONCURRENCY };
    return { life, ...startWorkerProcess(settings, record.hear(life)) };
  };
  const atWork = [start(), start()];
  try {
    await Promise.all(atWork.map(({ ready }) => ready));
    const from = Date.now() + AHEAD_MS + 500;
    const due = Array.from({ length: rounds * 30 }, (_, index) => from + index * EVERY_MS);
    const enqueued = enqueueAll(store, due, signal);
    await pause(from - Date.now(), signal);
    for (let round = 0; round < rounds; round += 1) {
      await pause(300 + Math.random() * 1500, signal);
      const victim = atWork.shift();
      if (victim) victim.life.killedAt = Date.now();
      await victim?.end('SIGKILL');
      atWork.push(start());
      await atWork.at(-1)?.ready;
    }
    await enqueued;
    const all = () => record.ends.size >= due.length;
    await waitFor(`all jobs on ${store.name} have ended`, all, { seconds: 60, signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      say(String(error));
    });
    return { rounds, count: due.length, ...record.sum(due.length) };
  } finally {
    await Promise.all(atWork.map((worker) => worker.end('SIGTERM')));
  }
}
