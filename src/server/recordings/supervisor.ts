import { AppError } from '../errors';
import type { JobResult } from '../jobs/queue';
import { reconcile, type Watch } from './reconcile';
import type { WorkerServices } from './services';
import { startDue } from './start-due';
import { sweepBroadcasts } from './sweep-broadcasts';

const INTERVAL_MS = 2_000;
/** A round that comes this much too late means that the machine slept or the app was held. */
const PAUSE_MS = 10_000;

/**
 * The worker's watch over recordings: starts what is due and, every two seconds, brings rows and recorders together.
 * Starting and reconciling are each done one at a time.
 */
export function createSupervisor(services: WorkerServices) {
  const { log, now } = services;
  const watch: Watch = { hearingSince: now().getTime(), launching: new Set(), asked: new Set() };
  let starting: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let lastRound = now().getTime();
  let stopped = false;
  let hurried = false;
  let trouble: string | null = null;

  /** Starts what is due, after whoever is doing so already. */
  function startWaiting(): Promise<void> {
    const turn = starting.then(() => startDue(services, watch));
    starting = turn.catch(() => {});
    return turn;
  }

  async function runRound(): Promise<void> {
    const at = now().getTime();
    if (at - lastRound > PAUSE_MS) watch.hearingSince = at;
    lastRound = at;
    await reconcile(services, watch);
    await sweepBroadcasts(services);
    await startWaiting();
    lastRound = now().getTime();
  }

  function noteTrouble(error: unknown): void {
    const known = error instanceof AppError ? error.userMessage : null;
    // An engine that is away says the same every two seconds.
    if (known !== null && known === trouble) return;
    trouble = known;
    log.error({ err: error }, 'reconcile failed');
  }

  /** A round that fails, as while the engine does not answer, is followed by the next one all the same. */
  function next(): Promise<void> {
    timer = undefined;
    round = runRound()
      .then(() => {
        trouble = null;
      }, noteTrouble)
      .then(schedule);
    return round;
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => void next(), hurried ? 0 : INTERVAL_MS);
    hurried = false;
    timer.unref();
  }

  /** The engine has heard of a change: the next round is due now, or as soon as the one under way is done. */
  function hurry(): void {
    hurried = true;
    if (timer === undefined) return;
    clearTimeout(timer);
    schedule();
  }

  return {
    /** Handler of `startRecordingJob`. */
    async startRecording({ recordingId }: { recordingId: string }): Promise<JobResult> {
      await startWaiting();
      const row = await services.db.recording.findUnique({ where: { id: recordingId }, select: { status: true } });
      return row && row.status !== 'scheduled' && row.status !== 'queued' ? 'done' : { skipped: row?.status ?? 'gone' };
    },
    /** One round now; for boot and for tests. */
    reconcileNow: runRound,
    /** The first round, which adopts what runs since before; then one every two seconds, or when the engine says so. */
    start(): Promise<void> {
      services.engine.watch?.(hurry);
      return next();
    },
    /** Stops watching; recorders go on. May be called twice. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await round;
      await starting;
      await services.engine.close?.();
    },
  };
}
