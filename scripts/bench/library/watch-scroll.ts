import type { Page } from 'playwright-core';

/** What a stretch of scrolling was like: ms between frames, its longest task (0 = none of 50 ms), frames with places still empty. */
export type Scroll = { frames: number[]; longest: number; empty: number; pictureless: number };

/**
 * Watches the page's frames while it is scrolled, from the first that the scrolling moved to the last. A frame counts as
 * empty where a card in sight was not there yet, as pictureless where a card in sight had no decoded picture.
 */
export async function watchScroll(page: Page, scroll: () => Promise<void>): Promise<Scroll> {
  await page.evaluate(() => {
    const seen = { frames: [] as number[], longest: 0, empty: 0, pictureless: 0, over: false };
    Object.assign(globalThis, { scrollSeen: seen });
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    });
    observer.observe({ entryTypes: ['longtask'] });
    const inSight = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    };
    let last: number | null = null;
    const look = (now: number) => {
      if (last !== null) seen.frames.push(now - last);
      last = now;
      const places = Array.from(document.querySelectorAll('ul[aria-label="Videos"] > li')).filter(inSight);
      if (places.some((place) => !place.querySelector('article'))) seen.empty += 1;
      const drawn = (place: Element) => place.querySelector('img')?.complete === true;
      if (places.some((place) => !drawn(place))) seen.pictureless += 1;
      if (seen.over) observer.disconnect();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await scroll();
  return page.evaluate(() => {
    const { scrollSeen } = globalThis as typeof globalThis & { scrollSeen: Scroll & { over: boolean } };
    scrollSeen.over = true;
    const { frames, longest, empty, pictureless } = scrollSeen;
    return { frames, longest, empty, pictureless };
  });
}
