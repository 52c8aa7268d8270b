import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { currentTime, expectPlaying, player, signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { choose, seedWatchable, seek } from './fixtures/watch';

/**
 * Answers the beginning of a video, and nothing more of it until it is let go; whoever asks for it, page or service worker.
 */
async function holdRest(page: Page, videoId: string): Promise<() => void> {
  let answered = 0;
  let letGo = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.context().route(`**/media/${videoId}/part-1.mp4`, async (route) => {
    answered += 1;
    if (answered > 4) await free;
    await route.continue().catch(() => {});
  });
  return letGo;
}

/** Seconds that are loaded and not yet played. */
function leftToPlay(page: Page): Promise<number> {
  return player(page).evaluate(({ buffered, currentTime: at }: HTMLVideoElement) => {
    return buffered.length > 0 ? buffered.end(buffered.length - 1) - at : 0;
  });
}

test.describe('without a service worker, which may have a script kept', () => {
  test.use({ serviceWorkers: 'block' });

  test('the keys do not wait for the controls, and without those the browser has its own', async ({ app, page }) => {
    const id = await seedWatchable(app, { partSec: 24 });
    await signIn(page, app.url, owner);
    let kept = 0;
    await page.route('**/_next/static/**/*.js', async (route) => {
      const answer = await route.fetch();
      if (!(await answer.text()).includes('define("media-control-bar"')) return route.fulfill({ response: answer });
      kept += 1;
      return route.abort();
    });
    await page.goto(`${app.url}/watch/${id}`);
    await expectPlaying(page, 0.2);
    await expect(player(page)).toHaveJSProperty('controls', true);
    expect(kept).toBeGreaterThan(0);
    const fullScreen = () => page.evaluate(() => document.fullscreenElement !== null);
    await page.keyboard.press('f');
    await expect.poll(fullScreen).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(fullScreen).toBe(false);
  });
});

test('a rung that vanishes is left for another one', async ({ app, page }) => {
  const id = await seedWatchable(app, { packaged: true, partSec: 24 });
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);
  await rm(path.join(app.dataDir, 'videos', id, '240p.mp4'));
  await choose(page, 'Quality', '240p');
  await expect(page.getByText('That quality is gone. Another one goes on.')).toBeVisible();
  await expectPlaying(page, 2);
});

test('a video that is deleted while somebody watches says so', async ({ app, api, page }) => {
  const id = await seedWatchable(app, { partSec: 40 });
  await signIn(page, app.url, owner);
  const letGo = await holdRest(page, id);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);
  await api.library.remove.mutate({ videoIds: [id] });
  // At once, while it plays on from what is loaded; and it is taken back when that is.
  const meanwhile = page.getByRole('alert').filter({ hasText: 'This video was deleted. What is loaded plays on.' });
  await expect(meanwhile).toBeVisible();
  await api.library.restore.mutate({ videoIds: [id] });
  await expect(meanwhile).toBeHidden();
  await api.library.remove.mutate({ videoIds: [id] });
  await expect.poll(async () => (await page.request.get(`${app.url}/media/${id}/part-1.mp4`)).status()).toBe(404);
  const refused = page.waitForResponse(
    (answer) => answer.url().includes(`${id}/part-1.mp4`) && answer.status() === 404,
  );
  letGo();
  await refused;
  // What is loaded plays on: the picture is covered when nothing of it is left, and not before.
  const cover = page.getByRole('alert').filter({ hasText: 'may have been deleted' });
  await expect(cover).toBeVisible();
  expect(await leftToPlay(page)).toBeLessThan(0.5);
  await expect(page.getByRole('link', { name: 'Go to the library' })).toBeVisible();
  await api.library.restore.mutate({ videoIds: [id] });
  await expect(cover).toBeHidden();
  await expectPlaying(page, 1);
});

test('when the server goes away, what is loaded plays on, and the rest follows by itself', async ({ app, page }) => {
  const id = await seedWatchable(app, { partSec: 40 });
  await signIn(page, app.url, owner);
  const letGo = await holdRest(page, id);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);
  // Paused, and at the start, so that what is loaded lasts until it is said.
  await page.keyboard.press('k');
  await seek(page, 0);
  await app.kill();
  letGo();
  const note = page.getByRole('alert').filter({ hasText: 'What is loaded plays on, and the rest follows by itself.' });
  await expect(note).toBeVisible();
  expect(await leftToPlay(page)).toBeGreaterThan(2);
  await page.keyboard.press('k');
  await expectPlaying(page, 1);
  await expect.poll(() => leftToPlay(page)).toBeLessThan(0.5);
  await expect(note).toBeVisible();
  await app.boot();
  await expect.poll(() => currentTime(page)).toBeGreaterThan(20);
  await expect(note).toBeHidden();
});

test('a television that slept, and finds its server again when it wakes, plays on by itself', async ({ app, page }) => {
  const id = await seedWatchable(app, { partSec: 40 });
  await signIn(page, app.url, owner);
  const letGo = await holdRest(page, id);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);
  await app.kill();
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes(`${id}/part-1.mp4`));
  letGo();
  await failed;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await app.boot();
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await expect.poll(() => currentTime(page)).toBeGreaterThan(20);
});
