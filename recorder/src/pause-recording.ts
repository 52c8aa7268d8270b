import type { Clock } from './clock';
import type { Standing } from './heal-playback';
import type { CaptureKeeper } from './keep-capture';
import type { Gauges, ReportPort } from './ports';
import type { Enter } from './states';

const PAUSED: Readonly<Record<'ended' | 'lost', string>> = {
  ended: 'The broadcast has ended. The recording goes on if it comes back within the grace period.',
  lost: 'Nothing plays on the page any more. The recording goes on if the broadcast comes back soon.',
};

/**
 * Ends the part when there is nothing to record any more, and begins the next one when the broadcast is back: nobody wants
 * minutes of a still picture at the end, and they cost as much as any others. Where the player seems lost but something is
 * heard, it may be the player that was mistaken: that is recorded. Answers whether the recording is paused; how long that
 * may last is the healer's to say.
 */
export function createPausing(
  { clock, report, gauges }: { clock: Clock; report: ReportPort; gauges: Gauges },
  keeper: CaptureKeeper,
  enter: Enter,
) {
  let paused = false;
  return async (standing: Standing, { heard }: { heard: boolean }): Promise<boolean> => {
    if (!paused && (standing === 'ended' || (standing === 'lost' && !heard))) {
      paused = true;
      await keeper.end();
      // It may have ended again before a byte of the new part was there.
      if (gauges.state !== 'waiting') enter('waiting', { detail: PAUSED[standing] });
    } else if (paused && standing === 'playing') {
      paused = false;
      await keeper.begin();
      const detail = 'The broadcast was interrupted and began again.';
      report.mark({ at: clock.now(), kind: 'gap', phase: 'point', detail });
    }
    const grown = gauges.capture !== null && gauges.capture.mediaSec() > 0;
    if (!paused && grown && gauges.state === 'waiting') enter('recording');
    return paused;
  };
}
