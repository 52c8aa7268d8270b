import type { Frame, Page } from 'playwright-core';
import { within } from '../../clock';
import { findBestMedia } from './in-page';
import type { MediaLook, MediaSample } from './live';

const FRAME_MS = 2500;

export type FrameMedia = { frame: Frame; score: number; sample: MediaSample };

/** The best media element over all frames. A frame that does not answer in time is passed over. */
export async function findMedia(page: Page): Promise<FrameMedia | null> {
  const found = await Promise.all(page.frames().map(lookInto));
  return found.filter((one) => one !== null).reduce<FrameMedia | null>(better, null);
}

export async function lookAtMedia(page: Page): Promise<MediaLook> {
  const [media, title] = await Promise.all([
    findMedia(page),
    within(
      FRAME_MS,
      page.title().catch(() => ''),
    ),
  ]);
  return { sample: media?.sample ?? null, title: title ?? '' };
}

async function lookInto(frame: Frame): Promise<FrameMedia | null> {
  if (frame.isDetached()) return null;
  const best = await within(
    FRAME_MS,
    frame.evaluate(findBestMedia).catch(() => null),
  );
  if (!best) return null;
  const { score, ...sample } = best;
  return { frame, score, sample };
}

function better(best: FrameMedia | null, one: FrameMedia): FrameMedia {
  return best && best.score >= one.score ? best : one;
}
