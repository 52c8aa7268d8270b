import type { Page } from 'playwright-core';
import { within } from '../../clock';
import { liftOverlays, readOwnPicture } from './inspect-in-page';
import type { OwnPicture } from './live';
import { findMedia } from './media';

const LIMIT_MS = 3000;

/** What the main media element shows by itself, whatever lies over it; null when the page does not let us see. */
export async function inspectMedia(page: Page): Promise<OwnPicture | null> {
  const media = await findMedia(page);
  const look = media?.frame.evaluate(readOwnPicture).catch(() => null);
  return look ? ((await within(LIMIT_MS, look)) ?? null) : null;
}

/** Takes away what lies over the main media element: closes it where it has a button for that, else hides it. */
export async function clearOverlays(page: Page): Promise<void> {
  const media = await findMedia(page);
  const frames = media ? [media.frame] : page.frames();
  for (const frame of frames) {
    await within(
      LIMIT_MS,
      frame.evaluate(liftOverlays).catch(() => undefined),
    );
  }
}
