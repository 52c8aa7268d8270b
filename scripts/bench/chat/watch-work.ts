import type { Page } from 'playwright-core';

/** What a stretch of playing was like. Times in ms. */
export type Work = { longest: number; rows: number; pictures: number; late: number; dropped: number; shown: number };

/** A picture of the page that comes later than this after the last one is late: three of 60 Hz. */
const LATE_MS = 50;

/**
 * Watches the page for so many seconds: the longest task of its main thread (0 = none above the 50 ms from which the browser
 * reports them), the most chat rows in the document, pictures of the page that came late, and dropped ones of the video.
 */
export function watchWork(page: Page, seconds: number): Promise<Work> {
  return page.evaluate(
    ([ms, lateMs]) =>
      new Promise<Work>((resolve) => {
        const video = document.querySelector('video');
        const quality = () => video?.getVideoPlaybackQuality();
        const before = quality();
        const work: Work = { longest: 0, rows: 0, pictures: 0, late: 0, dropped: 0, shown: 0 };
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) work.longest = Math.max(work.longest, duration);
        });
        observer.observe({ entryTypes: ['longtask'] });
        const end = performance.now() + ms;
        let last = performance.now();
        const look = (now: number) => {
          work.pictures += 1;
          if (now - last > lateMs) work.late += 1;
          last = now;
          work.rows = Math.max(work.rows, document.querySelectorAll('[role="log"] [data-kind]').length);
          if (now < end) return requestAnimationFrame(look);
          observer.disconnect();
          const after = quality();
          work.dropped = (after?.droppedVideoFrames ?? 0) - (before?.droppedVideoFrames ?? 0);
          work.shown = (after?.totalVideoFrames ?? 0) - (before?.totalVideoFrames ?? 0);
          resolve(work);
        };
        requestAnimationFrame(look);
      }),
    [seconds * 1000, LATE_MS] as const,
  );
}
