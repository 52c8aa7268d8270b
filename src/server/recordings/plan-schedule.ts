import { planScheduleJob } from '../jobs/definitions';
import type { JobResult } from '../jobs/queue';
import { clearGone } from '../schedule/clear-gone';
import { planOccurrences } from '../schedule/plan-occurrences';
import type { RecordingServices } from './services';
import { syncOccurrences } from './sync-occurrences';

type Deps = Pick<RecordingServices, 'db' | 'jobs' | 'log' | 'now'>;

const EVERY_MS = 60_000;

/** Handler of `planScheduleJob`: occurrences first, then their recordings. Comes again every minute. */
export async function planSchedule(deps: Deps): Promise<JobResult> {
  const { jobs, log, now } = deps;
  // First of all, so that whoever asks for a plan while this one is being made still gets one at once.
  await jobs.enqueue(planScheduleJob, {}, { at: new Date(now().getTime() + EVERY_MS) });
  try {
    const planned = await planOccurrences(deps);
    const synced = await syncOccurrences(deps);
    const cleared = await clearGone(deps);
    return planned + synced + cleared > 0 ? 'done' : { skipped: 'nothing changed' };
  } catch (error) {
    // A job that keeps failing is given up in the end; planning never is.
    log.error({ err: error }, 'the schedule could not be planned');
    return { skipped: 'failed; again in a minute' };
  }
}
