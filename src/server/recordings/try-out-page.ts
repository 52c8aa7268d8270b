import {
  describeFailure,
  type RecorderJob,
  type RecorderResult,
  type SiteName,
  type SiteStep,
} from '@jomo/recorder/protocol';
import { isOwnTestcard } from '../subscriptions/check-url';
import { ownOrigins } from './own-origins';
import { addressForRecorder } from './recorder-address';
import { mintRecorderToken } from './recorder-token';
import type { WorkerServices } from './services';

type TryOutWish = {
  /** `probe` = is something live there? `steps` = do the steps, a picture after each. */
  mode: 'probe' | 'steps';
  /** Checked by the caller: an address that may be opened. */
  url: string;
  site?: SiteName | undefined;
  steps?: SiteStep[] | undefined;
};

const OUT_OF_REACH = 'The page is on this server itself, where a recorder in a container cannot reach it.';

/** A page no recorder can reach has a result as well. */
function outOfReach(mode: 'probe' | 'steps'): RecorderResult {
  const failure = describeFailure('unreachable', mode, { message: OUT_OF_REACH, retryable: false });
  const common = { title: '', failure, tookMs: 0 };
  if (mode === 'steps') return { type: 'steps', ok: false, shots: [], ...common };
  return { type: 'probe', live: null, hasSound: null, reason: OUT_OF_REACH, ...common };
}

/**
 * Has a recorder open a page and look at it, without recording anything: at most half a minute for `probe` (one and a
 * half when it has steps to do), six for `steps`. Rejects with AppError `unavailable` when no recorder can be had, and
 * with the signal's reason.
 */
export async function tryOutPage(
  { engine, env, internalUrl }: Pick<WorkerServices, 'engine' | 'env' | 'internalUrl'>,
  { mode, url, site, steps }: TryOutWish,
  signal: AbortSignal,
): Promise<RecorderResult> {
  const origins = ownOrigins({ internalUrl, port: env.PORT });
  const reachable = addressForRecorder(url, { hostName: engine.hostName, ownOrigins: origins });
  if (reachable === null) return outOfReach(mode);
  const job: RecorderJob = {
    ...{ protocol: 1, recordingId: 'try-out', videoId: 'try-out', part: 1, mode, url: reachable },
    // Steps are tried on the page as it is recorded by default; a probe needs no large picture.
    quality: mode === 'steps' ? '720p30' : '480p30',
    ...{ view: 'player', chat: false, endAt: null, durationSec: null },
    ...{ maxDurationSec: 600, waitSec: 0, graceSec: 0 },
    allowPrivate: env.JOMO_ALLOW_PRIVATE_URLS || isOwnTestcard(url, origins),
    // Nothing is reported, and nobody would accept this token.
    report: { baseUrl: internalUrl, token: mintRecorderToken().token },
    spoolDir: engine.spoolDir('try-out'),
    ...(mode === 'probe' ? { liveOnly: true } : {}),
    ...(site ? { site } : {}),
    ...(steps ? { steps } : {}),
  };
  return engine.tryOut(job, signal);
}
