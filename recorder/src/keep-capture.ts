import { createStallCheck, mayRestart } from './checks/capture-check';
import type { Clock } from './clock';
import { RecorderFailure } from './failure';
import type { CapturePort, Gauges, ReportPort } from './ports';

/** A wall clock that was set by more than this has spoilt the stamps of what comes; smaller steps ffmpeg makes up for. */
const JUMP_MS = 250;
const JUMPED = 'The clock of the machine was set; capturing goes on as a new part.';
const STOPPED = 'The capture stopped; starting it again.';

export type CaptureKeeper = {
  /**
   * Restarts the capture as the next part when it died, stands still, or has the wrong time because the system's clock was
   * set. Throws capture_failed when it keeps dying.
   */
  keep(): Promise<'disk_full' | null>;
  /** Begins the next part. Throws capture_failed. */
  begin(): Promise<void>;
  /** Ends the part; its last segment is in the spool then. */
  end(): Promise<void>;
};

/** Sees to it that there is a capture for as long as there is to be one. */
export function createCaptureKeeper(deps: {
  clock: Clock;
  capture: CapturePort;
  report: ReportPort;
  gauges: Gauges;
}): CaptureKeeper {
  const { clock, capture, report, gauges } = deps;
  const aside = () => clock.wall() - clock.now();
  let asideBefore = aside();
  let isStalled = createStallCheck();
  const restarts: number[] = [];

  async function begin(): Promise<void> {
    asideBefore = aside();
    gauges.capture = await capture.start();
    isStalled = createStallCheck();
  }

  async function end(): Promise<void> {
    const running = gauges.capture;
    gauges.capture = null;
    await running?.stop();
    gauges.earlierSec += running?.mediaSec() ?? 0;
  }

  async function keep(): Promise<'disk_full' | null> {
    const running = gauges.capture;
    const now = clock.now();
    const jumped = Math.abs(aside() - asideBefore) > JUMP_MS;
    if (running?.alive() && !jumped && !isStalled(running.mediaSec(), now)) return null;
    const detail = running?.tail() ?? '';
    await end();
    if (/No space left on device|Disk quota exceeded/i.test(detail)) return 'disk_full';
    report.mark({ at: now, kind: 'capture_gone', phase: 'begin', detail: jumped ? JUMPED : STOPPED });
    report.log('warn', jumped ? JUMPED : `The capture stopped. ${detail.slice(-1000)}`);
    if (!jumped && !mayRestart(restarts, now)) throw new RecorderFailure('capture_failed', { detail });
    if (!jumped) restarts.push(now);
    if (restarts.length > 1) await clock.sleep(1000);
    await begin();
    const again = `Capturing again, as part ${gauges.capture?.part}.`;
    report.mark({ at: clock.now(), kind: 'capture_gone', phase: 'end', detail: again });
    return null;
  }
  return { keep, begin, end };
}
