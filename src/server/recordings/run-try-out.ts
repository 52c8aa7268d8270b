import { setTimeout as sleep } from 'node:timers/promises';
import { siteSteps } from '@jomo/recorder/protocol';
import type { TryOut } from '../db/generated/client';
import { AppError } from '../errors';
import { tryOutJob } from '../jobs/definitions';
import type { JobResult } from '../jobs/queue';
import { hasRoom } from './has-room';
import { parseJson } from './parse-json';
import { TRY_OUT_QUALITY } from './read-loads';
import type { WorkerServices } from './services';
import { tryOutPage } from './try-out-page';

const KEPT_MS = 60 * 60 * 1000;
/** How soon a try that nobody waits for any more is noticed. */
const LOOK_EVERY_MS = 1_000;
const NO_ROOM =
  'The server has no room for a try just now: recordings run, or begin within two minutes. Try again later.';
const RESTARTED = 'The server was restarted meanwhile. Start another try.';

type Deps = Pick<WorkerServices, 'db' | 'jobs' | 'engine' | 'env' | 'internalUrl' | 'now' | 'log'>;

/** Aborts `unwanted` when the row says that the try is no longer wanted, until `done` aborts. */
async function watchRow({ db }: Deps, id: string, unwanted: AbortController, done: AbortSignal): Promise<void> {
  while (!done.aborted && !unwanted.signal.aborted) {
    await sleep(LOOK_EVERY_MS, undefined, { signal: done, ref: false }).catch(() => undefined);
    if (done.aborted) return;
    const wanted = await db.tryOut.count({ where: { id, state: 'running' } }).catch(() => 1);
    if (wanted === 0) unwanted.abort(new Error('no longer wanted'));
  }
}

/** The columns that say what came of it. */
async function tryOnce(deps: Deps, row: TryOut, stopping: AbortSignal) {
  const steps = parseJson(siteSteps, row.steps) ?? [];
  const unwanted = new AbortController();
  const done = new AbortController();
  const watching = watchRow(deps, row.id, unwanted, done.signal);
  const signal = AbortSignal.any([unwanted.signal, stopping]);
  try {
    const result = await tryOutPage(deps, { mode: 'steps', url: row.url, steps }, signal);
    return { state: 'done', result: JSON.stringify(result) };
  } catch (error) {
    if (stopping.aborted) return { state: 'given_up', problem: RESTARTED };
    if (!signal.aborted) deps.log.warn({ tryOutId: row.id, err: error }, 'steps could not be tried');
    const known = error instanceof AppError ? error.userMessage : null;
    return {
      state: 'given_up',
      problem: known ?? 'No recorder could be started to try the steps. See the server’s log.',
    };
  } finally {
    done.abort();
    await watching;
  }
}

async function run(deps: Deps, id: string, stopping: AbortSignal): Promise<JobResult> {
  const { db, jobs, now } = deps;
  const row = await db.tryOut.findUnique({ where: { id } });
  if (!row) return { skipped: 'gone' };
  if (now().getTime() - row.createdAt.getTime() >= KEPT_MS) {
    await db.tryOut.deleteMany({ where: { id } });
    return 'done';
  }
  // Before anything else: whatever happens to this process, it does not stay.
  await jobs.enqueue(tryOutJob, { tryOutId: id }, { at: new Date(row.createdAt.getTime() + KEPT_MS) });
  // Steps are tried on the page as it is recorded by default. A recording is never slowed down for that.
  if (!(await hasRoom(deps, TRY_OUT_QUALITY))) {
    const data = { state: 'given_up', problem: NO_ROOM, finishedAt: now() };
    await db.tryOut.updateMany({ where: { id, state: 'waiting' }, data });
    return { skipped: 'no room' };
  }
  const { count } = await db.tryOut.updateMany({ where: { id, state: 'waiting' }, data: { state: 'running' } });
  if (count === 0) return { skipped: row.state };
  const outcome = await tryOnce(deps, row, stopping);
  await db.tryOut.updateMany({ where: { id, state: 'running' }, data: { ...outcome, finishedAt: now() } });
  return 'done';
}

/** The worker's part in try-outs of steps. */
export function createTryOutRunner(deps: Deps) {
  const stopping = new AbortController();
  return {
    /** Gives up what a worker left half done: two tries of the same steps could do something twice. */
    async abandon(): Promise<void> {
      const data = { state: 'given_up', problem: RESTARTED, finishedAt: deps.now() };
      await deps.db.tryOut.updateMany({ where: { state: 'running' }, data });
    },
    /** Handler of `tryOutJob`: does the steps once, keeps what came of it, and removes it when it comes again. */
    runTryOut: ({ tryOutId }: { tryOutId: string }): Promise<JobResult> => run(deps, tryOutId, stopping.signal),
    /** Ends the recorders that are trying something. */
    stop(): void {
      stopping.abort();
    },
  };
}
