import type { Failure, FinishReason, RecorderJob } from '../protocol/index';
import type { Clock } from './clock';
import { enterPage } from './enter-page';
import { RecorderFailure, toFailure } from './failure';
import type { Gauges, MachinePort } from './ports';
import type { MediaLook } from './sites/generic/live';
import { createStates, type Enter } from './states';
import { StopRequested } from './stop-control';
import { waitForLive } from './wait-for-live';
import { type WatchDeps, watchRecording } from './watch-recording';

const GROWTH_MS = 20_000;

export type SessionDeps = WatchDeps & {
  machine: MachinePort;
  /** Hands the rest of the spool over; false when that was given up (the spool then stays). */
  handOver: () => Promise<boolean>;
};

export type SessionResult = { state: 'finished' | 'failed'; failure: Failure | null; handedOver: boolean };

/** One recording from start to end: the only place where the state changes. Never throws. */
export async function runSession(deps: SessionDeps, job: RecorderJob): Promise<SessionResult> {
  const enter = createStates(deps.report, deps.gauges);
  const { finish, error } = await record(deps, job, enter).then(
    (reason) => ({ finish: reason, error: null }),
    (thrown: unknown) => ({ finish: stopReason(deps, thrown) ?? overReason(job, thrown), error: thrown }),
  );
  const { gauges } = deps;
  const stage = gauges.state;
  const failure = finish === null ? toFailure(deps.stop.failure() ?? error, stage) : null;
  // From here on nothing can be stopped or restarted any more.
  deps.stop.request(finish ?? 'stopped');
  // In a pause, or when it was to go on after one, there is something recorded all the same.
  const recorded = stage === 'recording' || gauges.earlierSec > 0 || (job.resumes === true && finish !== null);
  if (recorded) enter('finishing', finish ? { finish } : {});
  await tearDown(deps);
  const handedOver = await deps.handOver();
  const interrupted = finish !== null && !recorded;
  const verdict = failure ?? (interrupted ? toFailure(new RecorderFailure('interrupted'), stage) : null);
  if (verdict) enter('failed', { failure: verdict });
  else enter('finished', finish ? { finish } : {});
  return { state: verdict ? 'failed' : 'finished', failure: verdict, handedOver };
}

async function record(deps: SessionDeps, job: RecorderJob, enter: Enter): Promise<FinishReason> {
  const { browser, clock, machine, stop, gauges } = deps;
  deps.report.state({ state: 'starting' });
  await stop.orStop(machine.start());
  await stop.orStop(browser.start());
  enter('opening');
  const look = await openUntilLive(deps, job, enter);
  gauges.capture = await stop.orStop(deps.capture.start());
  await stop.orStop(waitForGrowth(clock, gauges, stop.signal));
  enter('recording', look.title ? { pageTitle: look.title.slice(0, 300) } : {});
  if (job.resumes)
    deps.report.mark({ at: clock.now(), kind: 'healed', phase: 'point', detail: 'The broadcast is back.' });
  return watchRecording(deps, job, enter);
}

/** Opens the page and waits for the broadcast; a browser that crashes meanwhile is started anew, twice at most. */
async function openUntilLive(deps: SessionDeps, job: RecorderJob, enter: Enter): Promise<MediaLook> {
  const { browser, stop, gauges, report } = deps;
  for (let crashes = 0; ; crashes += 1) {
    try {
      await stop.orStop(browser.open());
      const wait = createWaiting(deps, enter);
      await enterPage(deps, job, wait);
      return await waitForLive(deps, job, ({ title, notice }) => {
        wait(notice ?? `Waiting for the broadcast to ${job.resumes ? 'come back' : 'begin'}.`, title);
      });
    } catch (error) {
      const gone = browser.gone();
      if (error instanceof StopRequested || !gone || crashes >= 2) throw error;
      report.log('warn', `${gone} Starting it anew.`);
      if (gauges.state === 'waiting') enter('opening');
      await stop.orStop(browser.stop());
      await stop.orStop(browser.start());
    }
  }
}

/** Tells what is waited for: as a move at first, later as news about the same state. */
function createWaiting({ gauges, report }: SessionDeps, enter: Enter) {
  let told = '';
  return (sentence: string, title = ''): void => {
    const detail = sentence.slice(0, 300);
    const more = { detail, ...(title ? { pageTitle: title.slice(0, 300) } : {}) };
    if (gauges.state !== 'waiting') enter('waiting', more);
    else if (detail !== told) report.state({ state: 'waiting', ...more });
    told = detail;
  };
}

/** Bytes in the spool are the only evidence of recording that counts. Throws capture_failed. */
async function waitForGrowth(clock: Clock, gauges: Gauges, signal: AbortSignal): Promise<void> {
  const begun = clock.now();
  while (gauges.capture && gauges.capture.mediaSec() === 0 && !signal.aborted) {
    const late = clock.now() - begun > GROWTH_MS;
    if (late || !gauges.capture.alive()) throw new RecorderFailure('capture_failed', { detail: gauges.capture.tail() });
    await clock.sleep(100, signal);
  }
}

/** Why a thrown StopRequested was thrown; null when it is trouble instead. */
function stopReason(deps: SessionDeps, thrown: unknown): FinishReason | null {
  return thrown instanceof StopRequested ? deps.stop.reason() : null;
}

/** A broadcast that did not come back is over, which is no failure. */
function overReason(job: RecorderJob, thrown: unknown): FinishReason | null {
  const late = thrown instanceof RecorderFailure && thrown.code === 'never_live';
  return job.resumes && late ? 'stream_ended' : null;
}

/** Stops in reverse order of starting; each part bounds its own time (together at most about 8 s). */
async function tearDown({ gauges, browser, machine, report, capture }: SessionDeps): Promise<void> {
  const steps = [() => capture.stop(), () => browser.stop(), () => machine.stop()];
  for (const step of steps) {
    await step().catch((error: Error) => report.log('warn', `Stopping failed: ${error.message}`));
  }
  gauges.earlierSec += gauges.capture?.mediaSec() ?? 0;
  gauges.capture = null;
}
