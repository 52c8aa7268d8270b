import type { Page } from 'playwright-core';
import { within } from '../clock';

const LIMIT_MS = 1_000;
const FRAMES = 5;

/** Wall clock, epoch ms, of one tick of the page's refresh; null when the page does not tell in time. */
export async function readRefresh(page: Page): Promise<number | null> {
  const tick = page.evaluate(
    (frames) =>
      new Promise<number>((resolve) => {
        let left = frames;
        const next = (time: number) => {
          left -= 1;
          if (left > 0) requestAnimationFrame(next);
          else resolve(performance.timeOrigin + time);
        };
        requestAnimationFrame(next);
      }),
    FRAMES,
  );
  return (await within(LIMIT_MS, tick).catch(() => null)) ?? null;
}
