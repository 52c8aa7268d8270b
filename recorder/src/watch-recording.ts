import type { FinishReason, RecorderJob } from '../protocol/index';
import { type Limits, nextDeadline } from './checks/deadline';
import { createOutputCheck } from './checks/output-check';
import { createVitalChecks, SILENT_DB } from './checks/vital-checks';
import { type Clock, fromWall, within } from './clock';
import { RecorderFailure } from './failure';
import { createHealer, type OutputFault } from './heal-playback';
import { createCaptureKeeper } from './keep-capture';
import { createPausing } from './pause-recording';
import type { BrowserPort, CapturePort, Gauges, ReportPort } from './ports';
import type { MediaLook } from './sites/generic/live';
import type { Enter } from './states';
import type { StopControl } from './stop-control';

const TICK_MS = 1000;
const LOOK_MS = 4000;
/** Sound that was heard this long ago still counts: people pause for breath. */
const HEARD_MS = 20_000;
/** Whatever floor is set, this much (MiB) is left for the last segment and for the app to note the end. */
const LEAST_FREE_MB = 1;

export type WatchDeps = {
  clock: Clock;
  browser: BrowserPort;
  capture: CapturePort;
  report: ReportPort;
  stop: StopControl;
  gauges: Gauges;
  limits: Limits;
  /** MiB free under the spool; null when not known. */
  diskFreeMb: () => Promise<number | null>;
  disk: { floorMb: number; warnMb: number };
};

/** Watches over a running recording until it has to end, pauses included. Throws StopRequested or a RecorderFailure. */
export async function watchRecording(
  deps: WatchDeps,
  job: Pick<RecorderJob, 'view' | 'graceSec'>,
  enter: Enter,
): Promise<FinishReason> {
  const { clock, browser, report, stop, gauges } = deps;
  const healer = createHealer(deps, job);
  const vitals = createVitalChecks({ diskWarnMb: deps.disk.warnMb });
  const outputs = createOutputWatch(deps);
  const keeper = createCaptureKeeper(deps);
  const pauseOrGoOn = createPausing(deps, keeper, enter);
  const tend = createTending(browser);
  const walls = createWallWatch();
  let paused = false;
  let heardAt = Number.NEGATIVE_INFINITY;
  while (true) {
    const look = await stop.orStop(
      within(
        LOOK_MS,
        browser.look().catch((): MediaLook | null => null),
      ),
    );
    if (look?.over) {
      report.mark({ at: clock.now(), kind: 'stream_ended', phase: 'point', detail: look.over.detail });
      if (look.over.how === 'removed') throw new RecorderFailure('removed');
      return 'stream_ended';
    }
    if (walls(look ?? null, clock.now())) throw new RecorderFailure(look?.wall ?? 'bot_wall');
    const verdict = healer.tick(look?.sample ?? null, {
      sure: look?.sure === true,
      offline: look?.notice !== undefined,
      ...(paused ? {} : outputs.seen()),
    });
    if (verdict === 'give_up') return 'stream_ended';
    if (verdict === 'new_recorder') throw new RecorderFailure('browser_failed', { detail: browser.gone() ?? '' });
    if (verdict === 'protected') throw new RecorderFailure('protected_media');

    const heard = clock.now() - heardAt < HEARD_MS;
    paused = await stop.orStop(pauseOrGoOn(healer.standing(), { heard }));
    if (!paused && (await stop.orStop(keeper.keep())) === 'disk_full') return 'disk_full';
    const free = await stop.orStop(deps.diskFreeMb());
    if (free !== null && free < Math.max(deps.disk.floorMb, LEAST_FREE_MB)) return 'disk_full';

    const now = clock.now();
    const audioDb = gauges.capture?.takePeak() ?? null;
    if (audioDb !== null) gauges.audioDb = Math.max(audioDb, gauges.audioDb ?? audioDb);
    if (audioDb !== null && audioDb >= SILENT_DB) heardAt = now;
    if (!paused) await stop.orStop(outputs.tick(audioDb, look ?? null));
    tend(now);
    const progress = gauges.capture?.progress();
    const speed = progress && progress.outSec > 10 ? progress.speed : null;
    // Where nothing is recorded nothing is silent.
    for (const mark of vitals({ audioDb: paused ? 0 : audioDb, speed, diskFreeMb: free }, now)) {
      report.mark({ at: now, ...mark });
      if (mark.kind === 'silent') outputs.noteSilence(mark.phase === 'begin');
    }
    const { endAt } = deps.limits;
    const limits = { ...deps.limits, endAt: endAt === null ? null : fromWall(clock, endAt) };
    const due = nextDeadline(limits, now, recordedSec(gauges, now));
    if (due.at <= now) return due.reason;
    await clock.sleep(Math.min(TICK_MS, due.at - now), stop.signal);
    if (stop.signal.aborted) await stop.orStop(new Promise<never>(() => undefined));
  }
}

const WALL_MS = 10_000;

/** A page that, in the middle of it all, lets us in no more: knocking again and again would only make it worse. */
function createWallWatch() {
  let since: number | null = null;
  return (look: MediaLook | null, now: number): boolean => {
    if (!look?.wall || look.sample) since = null;
    else since ??= now;
    return since !== null && now - since >= WALL_MS;
  };
}

const TEND_MS = 5000;

/** Looks after the page now and then, beside the loop: a page that takes its time must not hold up anything. */
function createTending(browser: BrowserPort) {
  let tendedAt = 0;
  let busy = false;
  return (now: number): void => {
    if (busy || now - tendedAt < TEND_MS) return;
    tendedAt = now;
    busy = true;
    void browser.tend().finally(() => {
      busy = false;
    });
  };
}

const INSPECT_MS = 3000;

/**
 * Marks what is wrong with the recorded picture, and finds out whether that is a fault or the broadcast itself. Silence is
 * told from outside; it is often a page that muted itself.
 */
function createOutputWatch({ clock, browser, report, gauges }: WatchDeps) {
  const check = createOutputCheck();
  let suspected = false;
  let silent = false;
  let fault: OutputFault | null = null;
  let inspectedAt = 0;
  return {
    seen: () => ({ suspect: suspected || silent, output: fault }),
    noteSilence: (is: boolean) => {
      silent = is;
    },
    tick: async (audioDb: number | null, look: MediaLook | null): Promise<void> => {
      const now = clock.now();
      const { marks, suspect } = check.update({ look: gauges.picture, audioDb, now });
      for (const mark of marks) report.mark({ at: now, ...mark });
      suspected = suspect !== null;
      // A meeting shows slides for as long as it likes, and says itself whether it goes on.
      const quiet: OutputFault | null = silent && !look?.sure ? { trouble: 'silent', proven: false } : null;
      if (!suspect || look?.sure) fault = quiet;
      else if (now - inspectedAt >= INSPECT_MS) {
        inspectedAt = now;
        fault = check.judge(await browser.inspect(), now) ?? quiet;
      }
    },
  };
}

/** What can have been captured without being in a finished segment yet: one segment, and what is on its way to the disk. */
const UNFINISHED_SEC = 7;

/**
 * Media seconds recorded up to now, over all parts, the part of the running segment included. The clock tells it to the
 * frame; on a machine too busy to capture all the time, the finished segments tell that there is less.
 */
export function recordedSec(gauges: Pick<Gauges, 'capture' | 'earlierSec'>, now: number): number {
  const { capture, earlierSec } = gauges;
  if (!capture) return earlierSec;
  return earlierSec + Math.min((now - capture.zeroAt) / 1000, capture.mediaSec() + UNFINISHED_SEC);
}
