import type { Frame, Page } from 'playwright-core';
import type { View } from '../../../protocol/index';
import { within } from '../../clock';
import { fillFrame, findPlayButton, playChosen } from './in-page';
import { type FrameMedia, findMedia } from './media';

const STEP_MS = 3000;

/**
 * Gets the main media to play with sound: play() first, then a real click on a big play button, then on the middle of
 * the element. In view `player` it is then made to fill the frame.
 */
export async function driveMedia(page: Page, view: View): Promise<void> {
  const media = await findMedia(page);
  if (!media) {
    for (const frame of page.frames()) if (await clickPlayButton(page, frame)) return;
    return;
  }
  const playing = await within(
    STEP_MS,
    media.frame.evaluate(playChosen).catch(() => false),
  );
  if (!playing && !media.sample.ended) await clickToPlay(page, media);
  if (view === 'player' && media.sample.kind === 'video') await fillThrough(media.frame);
}

async function clickToPlay(page: Page, media: FrameMedia): Promise<void> {
  const clicked = await clickPlayButton(page, media.frame);
  if (!clicked && media.sample.paused && media.sample.width > 0) await clickChosen(page, media.frame);
  await within(
    STEP_MS,
    media.frame.evaluate(playChosen).catch(() => false),
  );
}

async function clickPlayButton(page: Page, frame: Frame): Promise<boolean> {
  const spot = await within(
    STEP_MS,
    frame.evaluate(findPlayButton).catch(() => null),
  );
  return spot ? clickAt(page, frame, spot) : false;
}

async function clickChosen(page: Page, frame: Frame): Promise<void> {
  const middle = () => {
    const box = window.jomoRecorder?.element.getBoundingClientRect();
    return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
  };
  const spot = await within(
    STEP_MS,
    frame.evaluate(middle).catch(() => null),
  );
  if (spot) await clickAt(page, frame, spot);
}

/** A trusted click, in coordinates of the frame. */
async function clickAt(page: Page, frame: Frame, spot: { x: number; y: number }): Promise<boolean> {
  const offset = await offsetOf(frame);
  if (!offset) return false;
  const clicked = page.mouse.click(offset.x + spot.x, offset.y + spot.y).then(
    () => true,
    () => false,
  );
  return (await within(STEP_MS, clicked)) ?? false;
}

/** Where a frame's top left corner is on the page. `boundingBox` already answers in coordinates of the page. */
async function offsetOf(frame: Frame): Promise<{ x: number; y: number } | null> {
  if (!frame.parentFrame()) return { x: 0, y: 0 };
  const element = await frame.frameElement().catch(() => null);
  return (await element?.boundingBox().catch(() => null)) ?? null;
}

/** Fills the frame with the media, the parent frame with this frame, and so on up to the page. */
async function fillThrough(frame: Frame): Promise<void> {
  await within(
    STEP_MS,
    frame.evaluate(fillFrame, null).catch(() => undefined),
  );
  for (let inner: Frame = frame, outer = inner.parentFrame(); outer; inner = outer, outer = inner.parentFrame()) {
    const element = await inner.frameElement().catch(() => null);
    if (!element) return;
    await within(
      STEP_MS,
      outer.evaluate(fillFrame, element).catch(() => undefined),
    );
  }
}
