import type { Failure, FailureCode, RecorderResult, SiteName } from '@jomo/recorder/protocol';
import { type Probe, ProbeError, type ProbeTarget, type Sighting } from './probe';

/** What a recorder needs to know to look at a page. */
export type PageToLook = Pick<ProbeTarget, 'steps'> & { url: string; site: SiteName | undefined };
export type TryOut = (page: PageToLook, signal: AbortSignal) => Promise<RecorderResult>;

/** Here the page keeps us out: asking again soon would be knocking. */
const WALLS: ReadonlySet<FailureCode> = new Set(['bot_wall', 'captcha', 'sign_in_required']);
/** The page was seen, and there was nothing on it to judge by. */
const NOTHING_TO_SEE: ReadonlySet<FailureCode> = new Set(['no_media', 'step_failed']);

/** What a look that did not get to the broadcast tells. Throws ProbeError. Pure. */
function readFailure({ code, fault, message }: Failure, liveBy: ProbeTarget['liveBy']): Sighting {
  if (WALLS.has(code)) throw new ProbeError(message, 'bot_wall');
  // A browser saw it live here before: what it saw then is gone.
  if (NOTHING_TO_SEE.has(code) && liveBy === 'browser') return { verdict: 'offline' };
  if (code === 'no_media' || code === 'protected_media') return { verdict: 'unknown' };
  throw new ProbeError(message, fault === 'site' ? 'unreachable' : 'helper');
}

/**
 * The dearest look: a recorder opens the page in a browser, does the channel's steps and watches whether a media element
 * really goes on. One at a time, and only while `isFree` says that no recording is in want of the machine; else it is
 * postponed.
 */
export function createBrowserProbe({ tryOut, isFree }: { tryOut: TryOut; isFree: () => Promise<boolean> }): Probe {
  let busy = false;
  return {
    name: 'browser',
    fits: () => true,
    async look({ site, treatAs, liveUrl, liveBy, steps }, signal) {
      if (busy) return { verdict: 'unknown', postponed: true };
      busy = true;
      try {
        if (!(await isFree())) return { verdict: 'unknown', postponed: true };
        const shown = treatAs ?? (site === 'other' ? undefined : site);
        const result = await tryOut({ url: liveUrl, site: shown, steps }, signal);
        if (result.type !== 'probe') throw new ProbeError('the browser answered something else.', 'helper');
        const { live, title, failure } = result;
        if (failure) return readFailure(failure, liveBy);
        if (live === null) return { verdict: 'unknown' };
        return { verdict: live ? 'live' : 'offline', title: title || undefined };
      } finally {
        busy = false;
      }
    },
  };
}
