import type { Page } from 'playwright-core';
import { z } from 'zod';
import { within } from '../../clock';
import type { MediaLook } from '../generic/live';

const STEP_MS = 2500;
const OVER = 'The page plays what was kept of a broadcast that is over.';

/**
 * A watch page goes on after the broadcast, and plays it from its beginning. Its own data, written when it was loaded, tell
 * the two apart (`liveBroadcastDetails`; from memory of the site's pages).
 */
export async function passOverPast(page: Page, look: MediaLook): Promise<MediaLook> {
  if (look.sample === null) return look;
  const past = within(
    STEP_MS,
    page.evaluate(readDetails).catch(() => null),
  );
  const { success } = details.safeParse(await past);
  return success ? { ...look, sample: null, notice: OVER } : look;
}

/** One that is only planned has no end. */
const details = z.object({ isLiveNow: z.literal(false), endTimestamp: z.string() });

declare global {
  interface Window {
    ytInitialPlayerResponse?: {
      microformat?: { playerMicroformatRenderer?: { liveBroadcastDetails?: unknown } };
    };
  }
}

/** Runs inside the page. */
function readDetails(): unknown {
  return window.ytInitialPlayerResponse?.microformat?.playerMicroformatRenderer?.liveBroadcastDetails ?? null;
}
