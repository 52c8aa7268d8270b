import { currentTime, expectPlaying, signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { choose, seedWatchable } from './fixtures/watch';

/** Neither a Safari nor a screen to play on is among the tests: what these offer is put into the page. */
test('where the browser knows AirPlay, the menu opens its list of screens, with what such a screen can fetch itself', async ({
  app,
  page,
}) => {
  const id = await seedWatchable(app);
  await page.addInitScript(() => {
    Object.assign(HTMLVideoElement.prototype, {
      webkitShowPlaybackTargetPicker(this: HTMLVideoElement) {
        document.documentElement.dataset.pickerOf = this.tagName;
      },
    });
  });
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);
  await choose(page, 'AirPlay');
  await expect(page.locator('html')).toHaveAttribute('data-picker-of', 'VIDEO');
  await expect(page.locator('video')).toHaveAttribute('src', /master\.m3u8/);
});

test('where the browser finds a screen, the menu asks it to play there, and a refusal changes nothing', async ({
  app,
  page,
}) => {
  const id = await seedWatchable(app);
  await page.addInitScript(() => {
    Object.defineProperty(HTMLMediaElement.prototype, 'remote', {
      value: Object.assign(new EventTarget(), {
        watchAvailability: async (tell: (available: boolean) => void) => {
          tell(true);
          return 1;
        },
        cancelWatchAvailability: async () => {},
        prompt: async () => {
          document.documentElement.dataset.prompted = 'yes';
          throw new DOMException('closed', 'NotAllowedError');
        },
      }),
    });
  });
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);
  await choose(page, 'Play on another screen');
  await expect(page.locator('html')).toHaveAttribute('data-prompted', 'yes');
  await expectPlaying(page, 0.5);
  expect(await currentTime(page)).toBeGreaterThan(0.5);
  expect(problems).toEqual([]);
});
