import type { Page } from 'playwright-core';

type Seen = { clickedAt: number | null; firstFrameAt: number | null };

const LIMIT_MS = 30_000;

/**
 * Runs in every document before its own scripts: notes when something was clicked, and when the first picture of the
 * first video element was on the screen. Times are epoch milliseconds, since a click may lead to another document.
 */
function watchFrames(): void {
  const now = () => performance.timeOrigin + performance.now();
  const seen = { firstFrameAt: null as number | null };
  Object.assign(globalThis, { seenByBench: seen });
  const note = () => sessionStorage.setItem('clickedAt', String(now()));
  addEventListener('click', note, { capture: true });
  const observer = new MutationObserver(() => {
    const video = document.querySelector('video');
    if (!video) return;
    observer.disconnect();
    video.requestVideoFrameCallback(() => {
      seen.firstFrameAt = now();
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

export async function installWatch(page: Page): Promise<void> {
  // esbuild wraps named functions in a call that exists on this side only.
  await page.addInitScript('globalThis.__name = (fn) => fn;');
  await page.addInitScript(watchFrames);
}

/** Milliseconds from the last click, or from the navigation to this document, to its first picture. */
export async function firstFrame(page: Page, since: 'click' | 'navigation'): Promise<number> {
  const handle = await page.waitForFunction(
    () => {
      const { seenByBench } = globalThis as typeof globalThis & { seenByBench?: Seen };
      return seenByBench?.firstFrameAt;
    },
    undefined,
    { timeout: LIMIT_MS, polling: 50 },
  );
  const at = Number(await handle.jsonValue());
  const from = await page.evaluate(
    (what) => (what === 'click' ? Number(sessionStorage.getItem('clickedAt')) : performance.timeOrigin),
    since,
  );
  return at - from;
}

/** Milliseconds from setting the position, which nothing is buffered of, to the first picture of that place on the screen. */
export function seekTo(page: Page, seconds: number): Promise<number> {
  return page.evaluate(
    ([target, limit]) =>
      new Promise<number>((resolve, reject) => {
        const video = document.querySelector('video');
        if (!video) return reject(new Error('There is no video.'));
        for (let range = 0; range < video.buffered.length; range += 1)
          if (video.buffered.start(range) <= target && video.buffered.end(range) >= target)
            return reject(new Error(`${target} s is buffered already.`));
        setTimeout(() => reject(new Error('There was no picture after the seek.')), limit);
        const from = performance.now();
        const look: VideoFrameRequestCallback = (_now, { mediaTime }) => {
          if (mediaTime >= target - 0.1 && mediaTime < target + 5) resolve(performance.now() - from);
          else video.requestVideoFrameCallback(look);
        };
        video.requestVideoFrameCallback(look);
        video.currentTime = target;
      }),
    [seconds, LIMIT_MS] as const,
  );
}

/** Resolves when the video has played on to that second. */
export async function playedTo(page: Page, seconds: number): Promise<void> {
  await page.waitForFunction((sec) => (document.querySelector('video')?.currentTime ?? 0) >= sec, seconds, {
    timeout: LIMIT_MS,
  });
}
