import type { Page } from '@playwright/test';
import { seedVideo } from '../prisma/seed/seed-video';
import { withDatabase } from './fixtures/database';
import { startBrowser } from './fixtures/killable-browser';
import { seedEpisode, serviceWorkerReady } from './fixtures/offline';
import { signIn } from './fixtures/pages';
import type { App } from './fixtures/start-app';
import { expect, owner, test } from './fixtures/test';

const TITLE = 'A long talk';

/** Nearly a megabyte a second, in one quality. */
async function seedTalk(app: App, partSec = 8): Promise<string> {
  return withDatabase(app, async (db, paths) => {
    const { id: ownerId } = await db.user.findFirstOrThrow();
    const media = { paths, partSec };
    return (await seedVideo(db, { ownerId, title: TITLE, packaging: 'done', media })).video.id;
  });
}

/** From now on the page gets so few bytes that a download takes a while, until it is let go. */
async function slowDown(page: Page): Promise<() => Promise<unknown>> {
  const cdp = await page.context().newCDPSession(page);
  const limit = (downloadThroughput: number) =>
    cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput,
      uploadThroughput: -1,
    });
  await limit(500_000);
  return () => limit(-1);
}

const rowOf = (page: Page, title = TITLE) => page.getByRole('listitem').filter({ hasText: title });

/** Begins the download by the watch page, and goes to the list. */
async function beginDownload(page: Page, url: string, videoId: string): Promise<void> {
  await page.goto(`${url}/watch/${videoId}`);
  await page.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog', { name: `Download “${TITLE}”` });
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`${url}/downloads`);
}

/** Where requests for the media began: bytes. */
function watchRanges(page: Page): number[] {
  const starts: number[] = [];
  page.on('request', (request) => {
    const range = /bytes=(\d+)-/.exec(request.headers().range ?? '')?.[1];
    if (request.url().includes('/part-1.mp4') && range !== undefined) starts.push(Number(range));
  });
  return starts;
}

/** Everything in the database of this device. */
function countStored(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('jomo-offline');
        opening.onsuccess = () => {
          const db = opening.result;
          const names = [...db.objectStoreNames];
          const counts = names.map((name) => db.transaction(name).objectStore(name).count());
          const last = counts.at(-1);
          const end = () => {
            db.close();
            resolve(counts.reduce((sum, { result }) => sum + result, 0));
          };
          if (last) last.onsuccess = end;
          else end();
        };
      }),
  );
}

test('a download is paused, stays so over a reload, and goes on at the byte where it stopped', async ({
  app,
  page,
}) => {
  const videoId = await seedTalk(app);
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  const letGo = await slowDown(page);
  await beginDownload(page, app.url, videoId);
  await expect(rowOf(page)).toContainText(/Downloading, [1-9]\d* %/);
  await page.getByRole('button', { name: `Pause the download of ${TITLE}` }).click();
  await expect(rowOf(page)).toContainText(/Paused at [1-9]\d* %/);
  await page.reload();
  await expect(rowOf(page)).toContainText(/Paused at [1-9]\d* %/);
  const starts = watchRanges(page);
  await letGo();
  await page.getByRole('button', { name: `Resume the download of ${TITLE}` }).click();
  await expect(rowOf(page)).toContainText('On this device');
  expect(starts).toHaveLength(1);
  expect(starts[0]).toBeGreaterThan(0);
});

test('a download that the network breaks off goes on by itself', async ({ app, page, context }) => {
  const videoId = await seedTalk(app);
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  const letGo = await slowDown(page);
  await beginDownload(page, app.url, videoId);
  await expect(rowOf(page)).toContainText(/Downloading, [1-9]\d* %/);
  await context.setOffline(true);
  await expect(rowOf(page)).toContainText('continues when the server can be reached');
  await app.kill();
  await context.setOffline(false);
  await letGo();
  const starts = watchRanges(page);
  await app.boot();
  await expect(rowOf(page)).toContainText('On this device');
  expect(starts.at(-1)).toBeGreaterThan(0);
});

test('a download that fills the device says so, keeps what it has, and goes on when there is room', async ({ app }) => {
  const videoId = await seedTalk(app, 16);
  // Storage has no bounds in the incognito windows of the other tests.
  const browser = await startBrowser();
  try {
    const page = await browser.open();
    const cdp = await page.context().newCDPSession(page);
    // Before anything is stored: Chromium remembers for a while how much room there is.
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: app.url, quotaSize: 12_000_000 });
    await signIn(page, app.url, owner);
    await serviceWorkerReady(page);
    await beginDownload(page, app.url, videoId);
    await expect(rowOf(page)).toContainText('This device has no room left for it.');
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: app.url });
    const starts = watchRanges(page);
    await page.getByRole('button', { name: `Resume the download of ${TITLE}` }).click();
    await expect(rowOf(page)).toContainText('On this device');
    expect(starts[0]).toBeGreaterThan(0);
    await page.getByRole('button', { name: `Delete ${TITLE} from this device` }).click();
    await expect(page.getByText('No downloads yet')).toBeVisible();
  } finally {
    await browser.close();
  }
});

test('a browser that is killed in the middle of a download goes on with it at the next start', async ({ app }) => {
  const videoId = await seedTalk(app);
  const browser = await startBrowser();
  try {
    const page = await browser.open();
    await signIn(page, app.url, owner);
    await slowDown(page);
    await beginDownload(page, app.url, videoId);
    await expect(rowOf(page)).toContainText(/Downloading, [1-9]\d* %/);
    await browser.kill();
    const again = await browser.open();
    const starts = watchRanges(again);
    // Chromium writes cookies every half minute only: the session died with it.
    await signIn(again, app.url, owner);
    await again.goto(`${app.url}/downloads`);
    await expect(rowOf(again)).toContainText('On this device');
    expect(starts[0]).toBeGreaterThan(0);
  } finally {
    await browser.close();
  }
});

test('what the browser has removed is named, and downloaded again; signing out leaves nothing behind', async ({
  app,
  page,
}) => {
  const videoId = await seedTalk(app);
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  await beginDownload(page, app.url, videoId);
  await expect(rowOf(page)).toContainText('On this device');
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('jomo-offline').onsuccess = resolve;
      }),
  );
  await page.reload();
  await expect(rowOf(page)).toContainText('The browser removed it to free space.');
  await page.getByRole('button', { name: `Download ${TITLE} again` }).click();
  await expect(rowOf(page)).toContainText('On this device');

  const positions = () =>
    page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('jomo.position.')).length);
  await page.goto(`${app.url}/watch/${videoId}`);
  await expect.poll(positions).toBe(1);
  await page.goto(`${app.url}/settings`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out and delete downloads?' });
  await expect(dialog).toContainText('1 download on this device');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await countStored(page)).toBe(0);
  expect(await positions()).toBe(0);
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/downloads`);
  await expect(page.getByText('No downloads yet')).toBeVisible();
});

test('the newest videos of a channel come to the device, and make room for newer ones', async ({ app, page }) => {
  await seedEpisode(app, 'First night', 1);
  await seedEpisode(app, 'Second night', 2);
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => {
      sessionStorage.setItem('asked-to-persist', 'yes');
      return true;
    };
  });
  const takePersistence = () =>
    page.evaluate(() => {
      const asked = sessionStorage.getItem('asked-to-persist');
      sessionStorage.removeItem('asked-to-persist');
      return asked;
    });
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  await page.goto(`${app.url}/downloads`);
  await page.getByRole('button', { name: 'Keep a channel offline' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep a channel offline' });
  await dialog.getByLabel('How many').selectOption('1');
  await dialog.getByLabel('Quality').selectOption('720');
  await dialog.getByRole('button', { name: 'Keep offline' }).click();
  await expect(rowOf(page, 'Second night')).toContainText('On this device');
  await expect(rowOf(page, 'First night')).toBeHidden();
  expect(await takePersistence()).toBe('yes');
  await seedEpisode(app, 'Third night', 3);
  await page.reload();
  await expect(rowOf(page, 'Third night')).toContainText('On this device');
  await expect(rowOf(page, 'Second night')).toBeHidden();

  // What the user deletes does not come back, though it is the newest.
  await page.getByRole('button', { name: 'Delete Third night from this device' }).click();
  await expect(rowOf(page, 'Third night')).toBeHidden();
  const looked = page.waitForResponse(/trpc\/library\.list/);
  await page.reload();
  await looked;
  await expect(page.getByText('No downloads yet')).toBeVisible();
  await seedEpisode(app, 'Fourth night', 4);
  await page.reload();
  await expect(rowOf(page, 'Fourth night')).toContainText('On this device');
  await page.getByRole('button', { name: 'No longer keep Night talks offline' }).click();
  await expect(rowOf(page, 'Fourth night')).toContainText('On this device');
});
