import type { BrowserContext, Page } from '@playwright/test';
import { seedEpisode, serviceWorkerReady } from './fixtures/offline';
import { currentTime, expectPlaying, player, signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { seedWatchable, seek } from './fixtures/watch';

/** A page of the app's origin that runs none of its scripts. */
async function openPlain(context: BrowserContext, url: string): Promise<Page> {
  const plain = await context.newPage();
  await plain.goto(`${url}/icons/icon-192.png`);
  return plain;
}

/** Wakes the service worker as Chromium does some time after the connection is back, or once a day for an installed app. */
async function wakeWorker(page: Page, origin: string, kind: 'Sync' | 'PeriodicSync', tag: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const known = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const mine = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (mine) resolve(mine.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const event = { origin, registrationId: await known, tag };
  if (kind === 'Sync') await cdp.send('ServiceWorker.dispatchSyncEvent', { ...event, lastChance: false });
  else await cdp.send('ServiceWorker.dispatchPeriodicSyncEvent', event);
}

test('a position that the server could not be told reaches it later, though no page is open', async ({
  app,
  api,
  page,
  context,
}) => {
  const videoId = await seedWatchable(app);
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  await page.goto(`${app.url}/watch/${videoId}`);
  await expectPlaying(page, 0.3);
  await app.kill();
  const held = page.waitForResponse((answer) => {
    return answer.url().includes('playback.saveProgress') && answer.request().postDataJSON().positionSec > 7;
  });
  await player(page).evaluate((video: HTMLVideoElement) => video.pause());
  await seek(page, 8);
  await expect.poll(() => currentTime(page)).toBeCloseTo(8, 0);
  await held;
  await page.close();
  await app.boot();
  const plain = await openPlain(context, app.url);
  await wakeWorker(plain, app.url, 'Sync', 'jomo-progress');
  await expect.poll(async () => (await api.playback.info.query({ videoId })).resumeSec).toBeCloseTo(8, 0);
});

/** How many downloads are whole. */
function countDone(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('jomo-offline');
        opening.onsuccess = () => {
          const all = opening.result.transaction('downloads').objectStore('downloads').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.filter(({ state }) => state.is === 'done').length);
          };
        };
      }),
  );
}

test('the newest broadcast of a channel comes to the phone while the app is closed', async ({ app, page, context }) => {
  await seedEpisode(app, 'First night', 1);
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  await page.goto(`${app.url}/downloads`);
  await page.getByRole('button', { name: 'Keep a channel offline' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep a channel offline' });
  await dialog.getByLabel('How many').selectOption('2');
  await dialog.getByLabel('Quality').selectOption('720');
  await dialog.getByRole('button', { name: 'Keep offline' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'First night' })).toContainText('On this device');
  await page.close();
  const plain = await openPlain(context, app.url);
  await seedEpisode(app, 'Second night', 2);
  expect(await countDone(plain)).toBe(1);
  await wakeWorker(plain, app.url, 'PeriodicSync', 'jomo-keep');
  await expect.poll(() => countDone(plain)).toBe(2);
});
