import { currentTime, expectPlaying, player, signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { seedWatchable, seek } from './fixtures/watch';

test('fingers on a phone: two taps seek, a third goes on, up and down change the volume', async ({ app, browser }) => {
  const id = await seedWatchable(app, { partSec: 48 });
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);
  await player(page).evaluate((video: HTMLVideoElement) => video.pause());
  await seek(page, 5);
  const box = await player(page).boundingBox();
  if (!box) throw new Error('no picture');
  const [right, top, low] = [box.x + box.width * 0.85, box.y + box.height * 0.2, box.y + box.height * 0.7];

  const cdp = await context.newCDPSession(page);
  // At times of its own: on a loaded machine two taps are no double tap otherwise.
  const begin = Date.now() / 1000 - 2;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', sec: number, y?: number) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      timestamp: begin + sec,
      touchPoints: y === undefined ? [] : [{ x: right, y }],
    });
  const tap = async (sec: number) => {
    await touch('touchStart', sec, top);
    await touch('touchEnd', sec + 0.05);
  };
  await tap(0);
  await tap(0.2);
  await expect.poll(() => currentTime(page)).toBeCloseTo(15, 0);
  await tap(0.4);
  await expect.poll(() => currentTime(page)).toBeCloseTo(25, 0);

  // The browser must not take the finger for one that scrolls.
  await touch('touchStart', 1, top);
  for (let step = 1; step <= 10; step++) await touch('touchMove', 1 + step / 20, top + ((low - top) * step) / 10);
  await touch('touchEnd', 1.6);
  await expect.poll(() => player(page).evaluate((video: HTMLVideoElement) => video.volume)).toBeCloseTo(0.5, 1);
  expect(await currentTime(page)).toBeCloseTo(25, 0);
  await context.close();
});
