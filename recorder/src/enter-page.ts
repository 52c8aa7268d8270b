import type { RecorderJob } from '../protocol/index';
import { isPlannedEnd, type Limits } from './checks/deadline';
import type { Clock } from './clock';
import { RecorderFailure } from './failure';
import type { BrowserPort } from './ports';
import type { StopControl } from './stop-control';

const POLL_MS = 500;
const WAITING_POLL_MS = 1000;
/** However short the wait, getting through forms and dialogs may take this long. */
const JOIN_SEC = 90;

/**
 * Goes through lobby and forms until the broadcast is reached; most sites have none. `onWaiting` is told whenever what is
 * waited for changes. Throws what the site throws at a wall, the entrance's own failure when it takes too long, or
 * browser_failed.
 */
export async function enterPage(
  deps: { clock: Clock; browser: BrowserPort; stop: StopControl; limits: Limits },
  job: Pick<RecorderJob, 'waitSec'>,
  onWaiting: (detail: string) => void,
): Promise<void> {
  const { clock, browser, stop, limits } = deps;
  const begun = clock.now();
  let told = '';
  while (true) {
    const gone = browser.gone();
    if (gone) throw new RecorderFailure('browser_failed', { detail: gone });
    const step = await stop.orStop(browser.enter());
    if (step.in) return;
    const patienceSec = step.waits ? Math.max(job.waitSec, 5) : Math.max(job.waitSec, JOIN_SEC);
    const late = (clock.now() - begun) / 1000 >= patienceSec;
    if (late || isPlannedEnd(limits, clock)) throw new RecorderFailure(step.late);
    if (step.detail !== told) onWaiting(step.detail);
    told = step.detail;
    await clock.sleep(step.waits ? WAITING_POLL_MS : POLL_MS, stop.signal);
  }
}
