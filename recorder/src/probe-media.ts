import { describeFailure, type FailureCode, type ProbeResult } from '../protocol/index';
import { listen } from './capture/listen';
import type { Clock } from './clock';
import type { BrowserPort } from './ports';
import { judge, type MediaSample } from './sites/generic/live';

const POLL_MS = 400;
const DRIVE_EVERY_MS = 2000;
const NO_MEDIA_MS = 12_000;
/** Left for listening, for stopping the browser and for the answer. */
const REST_MS = 6000;
const LISTEN_SEC = 2;
const LISTEN_TRIES = 3;
const SILENT_DB = -70;

type ProbeDeps = {
  browser: Pick<BrowserPort, 'look' | 'drive'>;
  clock: Clock;
  screen: { ffmpeg: string; env: Record<string, string> };
};

/** Pages start muted and some mute again: unmutes and listens a few times. Null = it could not be told. */
async function isHeard(deps: ProbeDeps, end: number): Promise<boolean | null> {
  let heard: boolean | null = null;
  for (let tries = 0; tries < LISTEN_TRIES && deps.clock.now() < end - REST_MS; tries += 1) {
    await deps.browser.drive();
    const peak = await listen({ ...deps.screen, seconds: LISTEN_SEC });
    heard = peak === null ? heard : peak > SILENT_DB;
    if (heard) return true;
  }
  return heard;
}

/**
 * Is something live on the page that was opened? A media element whose time moves, found and played as for a recording, and
 * sound on the sound card. A page with a way in (a meeting) is never entered for that.
 */
export async function probeMedia(deps: ProbeDeps, end: number): Promise<Omit<ProbeResult, 'tookMs'>> {
  const { browser, clock } = deps;
  const begun = clock.now();
  const answer = (title: string, reason: string): Omit<ProbeResult, 'tookMs'> => {
    return { type: 'probe', live: false, title: title.slice(0, 300), hasSound: null, reason: reason.slice(0, 300) };
  };
  /** What stood before the broadcast, so that nobody takes it for offline. */
  const blocked = (title: string, code: FailureCode): Omit<ProbeResult, 'tookMs'> => {
    const failure = describeFailure(code, 'probe');
    return { ...answer(title, failure.message), live: null, failure };
  };
  let samples: (MediaSample | null)[] = [];
  let drivenAt = 0;
  while (true) {
    const look = await browser.look();
    samples = [...samples, look.sample].slice(-60);
    const verdict = judge(samples);
    const now = clock.now();
    if (look.wall) return blocked(look.title, look.wall);
    if (look.sure)
      return { ...answer(look.title, 'Whether a meeting has begun can only be told by joining it.'), live: null };
    if (look.over) return answer(look.title, look.over.detail);
    if (verdict === 'protected') return blocked(look.title, 'protected_media');
    if (verdict === 'live') {
      const hasSound = await isHeard(deps, end);
      const reason = hasSound === false ? 'Something plays, without sound.' : 'Something plays, with sound.';
      return { ...answer(look.title, reason), live: true, hasSound };
    }
    if (look.notice !== undefined && now - begun > 3000) return answer(look.title, look.notice);
    if (samples.every((one) => one === null) && now - begun > NO_MEDIA_MS) {
      return blocked(look.title, 'no_media');
    }
    if (now > end - REST_MS) return answer(look.title, 'There is a player, but nothing plays.');
    if (now - drivenAt >= DRIVE_EVERY_MS && verdict !== 'ended') {
      drivenAt = now;
      await browser.drive();
    }
    await clock.sleep(POLL_MS);
  }
}
