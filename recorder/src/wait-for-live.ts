import type { RecorderJob } from '../protocol/index';
import { isPlannedEnd, type Limits } from './checks/deadline';
import type { Clock } from './clock';
import { RecorderFailure } from './failure';
import type { BrowserPort } from './ports';
import { judge, type MediaLook, type MediaSample } from './sites/generic/live';
import type { StopControl } from './stop-control';

const POLL_MS = 250;
const DRIVE_EVERY_MS = 2000;
/** A page with a player shows it within this time, even a slow one on a busy machine. */
export const NO_MEDIA_SEC = 20;
/** In view `page` a medium gets this long to start before the page is recorded as it is. */
const PAGE_SETTLE_SEC = 3;
const KEPT_SAMPLES = 60;

/**
 * Waits until the page plays something live. `onWaiting` is told once, as soon as it is clear that there is media, or
 * could be, but nothing live yet. Throws no_media, never_live, protected_media, browser_failed,
 * or what the page says of itself: a wall, or that it is over.
 */
export async function waitForLive(
  deps: { clock: Clock; browser: BrowserPort; stop: StopControl; limits: Limits },
  job: Pick<RecorderJob, 'view' | 'waitSec' | 'resumes'>,
  onWaiting: (look: MediaLook) => void,
): Promise<MediaLook> {
  const { clock, browser, stop, limits } = deps;
  const begun = clock.now();
  let samples: (MediaSample | null)[] = [];
  // A page whose broadcast has ended may well show no player until there is another one.
  let seen = job.resumes === true;
  let drivenAt = Number.NEGATIVE_INFINITY;
  while (true) {
    const gone = browser.gone();
    if (gone) throw new RecorderFailure('browser_failed', { detail: gone });
    const look = await stop.orStop(browser.look());
    samples = [...samples, look.sample].slice(-KEPT_SAMPLES);
    if (look.wall) throw new RecorderFailure(look.wall);
    if (look.over) throw new RecorderFailure(look.over.how === 'removed' ? 'removed' : 'meeting_ended_before_join');
    seen ||= look.sample !== null || look.notice !== undefined;
    const verdict = judge(samples);
    if (verdict === 'live') {
      // Once more, so that what is recorded is unmuted and fills the frame from its first picture.
      await stop.orStop(browser.drive());
      return look;
    }
    if (verdict === 'protected') throw new RecorderFailure('protected_media');
    const now = clock.now();
    const waitedSec = (now - begun) / 1000;
    if (job.view === 'page' && waitedSec >= PAGE_SETTLE_SEC) return look;
    if (!seen && waitedSec >= NO_MEDIA_SEC) throw new RecorderFailure('no_media');
    if (seen && waitedSec >= Math.max(job.waitSec, 5)) throw new RecorderFailure('never_live');
    if (isPlannedEnd(limits, clock))
      throw new RecorderFailure('never_live', { message: 'The time was over before the broadcast began.' });
    if (seen && waitedSec >= PAGE_SETTLE_SEC) onWaiting(look);
    if (now - drivenAt >= DRIVE_EVERY_MS && verdict !== 'ended') {
      drivenAt = now;
      await stop.orStop(browser.drive());
    }
    await clock.sleep(waitedSec < 30 ? POLL_MS : 1000, stop.signal);
  }
}
