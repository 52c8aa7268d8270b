import { withDatabase } from './fixtures/database';
import { expectPlaying, player, signIn } from './fixtures/pages';
import type { App } from './fixtures/start-app';
import { expect, owner, test } from './fixtures/test';
import { choose, seedWatchable, seek } from './fixtures/watch';

/** Three broadcasts of one channel, in their order; the first two with their sound alone. */
async function seedThree(app: App): Promise<[string, string, string]> {
  const channelId = await withDatabase(app, async (db) => {
    const { id: ownerId } = await db.user.findFirstOrThrow();
    const url = 'https://live.example.org/ann';
    return (await db.channel.create({ data: { ownerId, name: 'Ann', url, liveUrl: url } })).id;
  });
  const seed = (title: string, hour: number, packaged: boolean) => {
    const startedAt = new Date(Date.UTC(2026, 0, 1, hour));
    return seedWatchable(app, { title, channelId, startedAt, partSec: 4, packaged });
  };
  return [await seed('Monday', 1, true), await seed('Tuesday', 2, true), await seed('Wednesday', 3, false)];
}

test('the next broadcast of the channel begins by itself unless it is cancelled', async ({ app, page }) => {
  const [first, second, third] = await seedThree(app);
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${first}?t=3`);
  const card = page.getByRole('region', { name: 'Next' });
  await expect(card).toContainText('Tuesday');
  await card.getByRole('button', { name: 'Cancel' }).click();
  await expect(card).toBeHidden();
  // Full screen stays, and is left by the key as before.
  const fullScreen = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press('f');
  await expect.poll(fullScreen).toBe(true);
  await seek(page, 3);
  await player(page).evaluate((v: HTMLVideoElement) => v.play());
  await expect(card).toContainText('Next in');
  await expect(page).toHaveURL(`${app.url}/watch/${second}`);
  await expectPlaying(page, 0.3);
  expect(await fullScreen()).toBe(true);
  const picture = await player(page).boundingBox();
  expect(picture).toEqual({ x: 0, y: 0, ...page.viewportSize() });
  await page.keyboard.press('f');
  await expect.poll(fullScreen).toBe(false);
  await expect(page.getByRole('heading', { name: 'Tuesday' })).toBeVisible();

  // So does the small window, which browsers open only after a press.
  await page.keyboard.press('p');
  const inWindow = () =>
    page.evaluate(() => document.pictureInPictureElement?.matches('media-controller > video') ?? false);
  await expect.poll(inWindow).toBe(true);
  await page.keyboard.press('Shift+N');
  await expect(page).toHaveURL(`${app.url}/watch/${third}`);
  await expect.poll(inWindow).toBe(true);
  await expect(player(page)).toHaveCount(1);
  await expectPlaying(page, 0.3);
  expect(await inWindow()).toBe(true);
});

test('the sleep timer, the speed and only the sound go along to the next broadcast', async ({ app, page }) => {
  const [first, second] = await seedThree(app);
  await signIn(page, app.url, owner);
  await page.clock.install();
  await page.goto(`${app.url}/watch/${first}`);
  await expectPlaying(page, 0.2);
  const card = page.getByRole('region', { name: 'Next' });
  const paused = () => player(page).evaluate((v: HTMLVideoElement) => v.paused);
  const playToEnd = async () => {
    await seek(page, 3);
    await player(page).evaluate((v: HTMLVideoElement) => v.play());
    await expect(card).toBeVisible();
  };
  const toggle = async (name: string) => {
    await choose(page, name);
    await page.keyboard.press('Escape');
  };

  await test.step('one who falls asleep in the first is not woken by the second', async () => {
    await page.keyboard.press('>');
    await toggle('Only the sound');
    await expect(page.getByText('Playing only the sound')).toBeVisible();
    await choose(page, 'Sleep timer', 'In 10 minutes');
    await playToEnd();
    await expect(page).toHaveURL(`${app.url}/watch/${second}`);
    await expect(page.getByText('Playing only the sound')).toBeVisible();
    await expectPlaying(page, 0.3);
    expect(await player(page).evaluate((v: HTMLVideoElement) => [v.videoWidth, v.playbackRate])).toEqual([0, 1.25]);
    await page.clock.fastForward('10:00');
    await expect.poll(paused).toBe(true);
  });

  await test.step('nor when the time comes while the next one is announced', async () => {
    await page.goto(`${app.url}/watch/${first}`);
    await expectPlaying(page, 0.2);
    await choose(page, 'Sleep timer', 'In 10 minutes');
    await page.clock.fastForward('09:54');
    await playToEnd();
    await expect(card).toContainText('Next in');
    await expect(card).not.toContainText('Next in');
    await page.clock.fastForward(20_000);
    await expect(card).toContainText('Tuesday');
    await expect(page).toHaveURL(`${app.url}/watch/${first}`);
  });

  await test.step('at the end of the video it ends, and nothing follows; nor when that is switched off', async () => {
    await choose(page, 'Sleep timer', 'At the end of the video');
    await playToEnd();
    await expect(card).not.toContainText('Next in');
    await choose(page, 'Sleep timer', 'Off');
    await expect(card).toContainText('Next in');
    await toggle('Play the next one');
    await expect(card).not.toContainText('Next in');
    await page.clock.fastForward(20_000);
    await expect(page).toHaveURL(`${app.url}/watch/${first}`);
  });
});
