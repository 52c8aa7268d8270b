import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sites, startSites } from './start-sites';

let sites: Sites;
beforeAll(async () => {
  sites = await startSites();
});
afterAll(() => sites?.close());

async function withSound(use: (page: Page) => Promise<void>): Promise<void> {
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  });
  try {
    await use(await browser.newPage({ viewport: { width: 1280, height: 720 } }));
  } finally {
    await browser.close();
  }
}

/**
 * Runs in the page; `what` is refused, "all" or "unmuted" playing: stands in for a browser's autoplay policy until the visitor clicks. The browser's own does not do,
 * because Playwright's scripts count as a gesture and may come before or after the page's attempt.
 */
function refusePlay(what: string): void {
  const play = HTMLMediaElement.prototype.play;
  let clicked = false;
  addEventListener(
    'click',
    () => {
      clicked = true;
    },
    { capture: true },
  );
  HTMLMediaElement.prototype.play = function playOrRefuse() {
    if (clicked || (what === 'unmuted' && this.muted)) return play.call(this);
    return Promise.reject(new DOMException('No gesture yet', 'NotAllowedError'));
  };
}
const state = (page: Page, wanted: string) => page.waitForSelector(`#player[data-state="${wanted}"]`);

/**
 * Reads the number burnt into the frame a moment further on, and the media time the browser gives for it. Paused: on a busy
 * machine the next frame could be there before this one is read.
 */
const laterFrame = `new Promise((resolve) => {
  const video = document.querySelector('video');
  video.pause();
  video.currentTime += 0.5;
  video.requestVideoFrameCallback((now, frame) => {
    const canvas = new OffscreenCanvas(1280, 720);
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, 1280, 720);
    let number = 0;
    for (let bit = 0; bit < 10; bit += 1) {
      number = number * 2 + Number(context.getImageData(128 + (2 + bit) * 64 + 32, 644, 1, 1).data[0] > 128);
    }
    resolve({ number, mediaTime: frame.mediaTime });
  });
})`;

describe('the test card page', () => {
  it('starts by itself with sound, and the number in the picture is the media time', () =>
    withSound(async (page) => {
      await page.goto(`${sites.url}/testcard`);
      await state(page, 'live');
      await page.waitForFunction("document.querySelector('video').currentTime > 1");
      expect(await page.evaluate("document.querySelector('video').muted")).toBe(false);
      const { number, mediaTime } = await page.evaluate<{ number: number; mediaTime: number }>(laterFrame);
      expect(number).toBe(Math.round(mediaTime * 30));
    }));

  it('is offline until its start and stops at its end', () =>
    withSound(async (page) => {
      await page.goto(`${sites.url}/testcard?start=1&end=3`);
      await page.getByText(/Goes live in \d s/).waitFor();
      await state(page, 'live');
      await page.getByText('The broadcast has ended').waitFor();
      const end = await page.evaluate<number>("document.querySelector('video').currentTime");
      expect(end).toBeGreaterThan(2.9);
      expect(end).toBeLessThan(3.1);
    }));

  it('lets the chat say all kinds of things with their time, and keeps 100 of them', () =>
    withSound(async (page) => {
      await page.goto(`${sites.url}/testcard?chat=fast`);
      const messages = page.locator('[data-jomo-chat] > [data-jomo-message]');
      await expect.poll(() => messages.count(), { timeout: 60_000 }).toBe(100);
      const seen = await messages.evaluateAll((items) =>
        items.map((item) => ({
          kind: item.getAttribute('data-kind'),
          author: item.getAttribute('data-author'),
          color: item.getAttribute('data-color'),
          badges: item.getAttribute('data-badges'),
          amount: item.getAttribute('data-amount'),
          text: item.querySelector('[data-jomo-text]')?.textContent,
        })),
      );
      expect(new Set(seen.map((message) => message.kind))).toEqual(new Set(['message', 'paid', 'system']));
      for (const { kind, author, color, amount, text } of seen) {
        expect(author).toBeTruthy();
        expect(text).toMatch(/ · at \d+\.\d s$/);
        expect(amount !== null).toBe(kind === 'paid');
        if (color !== null) expect(color).toMatch(/^#[0-9a-f]{6}$/);
      }
      expect(seen.some(({ badges }) => badges === 'member,founder')).toBe(true);
      expect(await messages.count()).toBeLessThanOrEqual(100);
    }));

  it('starts muted where sound needs a click, and says how to turn it on', () =>
    withSound(async (page) => {
      await page.addInitScript(refusePlay, 'unmuted');
      await page.goto(`${sites.url}/testcard`);
      await page.getByRole('button', { name: 'Turn sound on' }).click();
      expect(await page.evaluate("document.querySelector('video').muted")).toBe(false);
      await page.getByRole('button', { name: 'Turn sound on' }).waitFor({ state: 'hidden' });
    }));

  it('waits for a press of its button where nothing starts by itself', () =>
    withSound(async (page) => {
      await page.addInitScript(refusePlay, 'all');
      await page.goto(`${sites.url}/testcard`);
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await state(page, 'live');
      await page.waitForFunction("document.querySelector('video').currentTime > 0.5");
    }));

  it('says what to do when its video is missing', () =>
    withSound(async (page) => {
      await page.route('**/card.mp4', (route) => route.fulfill({ status: 404 }));
      await page.goto(`${sites.url}/testcard`);
      await page.getByText('Run "node scripts/make-testcard.mjs"').waitFor();
    }));
});
