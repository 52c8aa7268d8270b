import type { Page } from '@playwright/test';
import { expectPlaying, player, signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { choose, seedWatchable } from './fixtures/watch';

/** The address that the player gives the browser for a screen, as soon as it is given. */
const givenAddress = (page: Page) =>
  page.waitForRequest(/\/screen\/[^/]+\/master\.m3u8$/).then((request) => request.url());

/** Plays in the way of hls.js, which has a choice of qualities. */
async function expectHere(page: Page): Promise<void> {
  await expect.poll(() => player(page).evaluate((video: HTMLVideoElement) => video.currentSrc)).toMatch(/^blob:/);
  await expectPlaying(page, 0.3);
  await page.mouse.move(200, 200);
  await page.getByRole('button', { name: 'Player settings' }).click();
  await expect(page.getByRole('menu').locator('[data-item="quality"]')).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Neither a Safari nor a screen to play on is among the tests: what these offer is put into the page. */
test('where the browser knows AirPlay, the menu opens its list of screens, with what such a screen can fetch itself', async ({
  app,
  page,
  playwright,
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
  // As hls.js does in Safari.
  await player(page).evaluate((video: HTMLVideoElement) => {
    video.disableRemotePlayback = true;
  });
  const given = givenAddress(page);
  await choose(page, 'AirPlay');
  await expect(page.locator('html')).toHaveAttribute('data-picker-of', 'VIDEO');
  await expect(player(page)).toHaveJSProperty('disableRemotePlayback', false);

  // A screen has no cookie of ours.
  const screen = await playwright.request.newContext();
  const fetchAll = async (address: string): Promise<string> => {
    const answer = await screen.get(address);
    expect([address, answer.status()]).toEqual([address, 200]);
    const next = (await answer.text()).split('\n').find((line) => line !== '' && !line.startsWith('#')) ?? '';
    return new URL(next, address).href;
  };
  const media = await fetchAll(await fetchAll(await given));
  const bytes = await screen.get(media, { headers: { range: 'bytes=0-99' } });
  expect([bytes.status(), (await bytes.body()).length]).toEqual([206, 100]);
  expect((await screen.get(`${app.url}/media/${id}/master.m3u8`)).status()).toBe(401);
  await screen.dispose();

  // The screen is left.
  await player(page).evaluate((video) => {
    video.dispatchEvent(new Event('webkitcurrentplaybacktargetiswirelesschanged'));
  });
  await expectHere(page);
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
          // What a screen would be told to play.
          document.documentElement.dataset.prompted = document.querySelector('video')?.getAttribute('src') ?? '';
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
  await expect(page.locator('html')).toHaveAttribute('data-prompted', /\/screen\/[^/]+\/master\.m3u8$/);
  await expectHere(page);
  expect(problems).toEqual([]);
});
