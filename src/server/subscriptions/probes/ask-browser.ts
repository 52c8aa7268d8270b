import type { RecorderResult } from '@jomo/recorder/protocol';
import type { ChannelSite } from '@/shared/channel';
import { type Probe, ProbeError } from './probe';

export type TryOut = (url: string, site: ChannelSite, signal: AbortSignal) => Promise<RecorderResult>;

/**
 * The dearest look: a recorder opens the page in a browser and watches whether a media element really goes on. One at a
 * time, and only while `isFree` says that no recording is in want of the machine; else it is postponed.
 */
export function createBrowserProbe({ tryOut, isFree }: { tryOut: TryOut; isFree: () => Promise<boolean> }): Probe {
  let busy = false;
  return {
    name: 'browser',
    fits: () => true,
    async look({ site, liveUrl }, signal) {
      if (busy) return { verdict: 'unknown', postponed: true };
      busy = true;
      try {
        if (!(await isFree())) return { verdict: 'unknown', postponed: true };
        const result = await tryOut(liveUrl, site, signal);
        if (result.type !== 'probe') throw new ProbeError('the browser answered something else.', 'helper');
        const { live, title, failure } = result;
        if (failure?.code === 'bot_wall' || failure?.code === 'captcha') {
          throw new ProbeError(failure.message, 'bot_wall');
        }
        if (failure) throw new ProbeError(failure.message, failure.fault === 'site' ? 'unreachable' : 'helper');
        return { verdict: live ? 'live' : 'offline', title: title || undefined };
      } finally {
        busy = false;
      }
    },
  };
}
