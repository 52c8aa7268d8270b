import { withDatabase } from './fixtures/database';
import { seedEpisode, seedPackagedVideo, serviceWorkerReady } from './fixtures/offline';
import { expectPlaying, player, signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';

test.use({ viewport: { width: 390, height: 844 } });

test('a downloaded video plays with its chat, emotes and storyboard while the network is off', async ({
  app,
  api,
  page,
  context,
}) => {
  await seedEpisode(app, 'The talk after', 12);
  const videoId = await seedPackagedVideo(app, api, 'The train talk');
  const afterId = await withDatabase(app, async (db) => {
    const { id: channelId } = await db.channel.findFirstOrThrow();
    await db.video.update({ where: { id: videoId }, data: { channelId } });
    // The day after.
    const startedAt = new Date(Date.now() + 86_400_000);
    const data = { startedAt };
    await db.video.updateMany({ where: { title: 'The talk after' }, data });
    return (await db.video.findFirstOrThrow({ where: data })).id;
  });
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  await page.goto(`${app.url}/watch/${videoId}`);
  await page.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog', { name: 'Download “The train talk”' });
  await expect(dialog.getByRole('radio', { name: /720p, as recorded/ })).toBeVisible();
  await expect(dialog.getByText(/(kB|MB)$/)).toHaveCount(4);
  await dialog.getByRole('radio', { name: /^240p/ }).check();
  await dialog.getByRole('button', { name: 'Download' }).click();
  await page.goto(`${app.url}/watch/${afterId}`);
  await page.getByRole('button', { name: 'Download' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
  await page.goto(`${app.url}/downloads`);
  await expect(page.getByRole('listitem').filter({ hasText: 'The talk after' })).toContainText('On this device');
  const row = page.getByRole('listitem').filter({ hasText: 'The train talk' });
  await expect(row).toContainText('On this device');
  await expect(row).toContainText('240p');

  await app.kill();
  await context.setOffline(true);
  await page.goto(`${app.url}/`);
  await expect(page.getByText('No connection to the server')).toBeVisible();
  await page.getByRole('link', { name: /The train talk/ }).click();
  await expect(page).toHaveURL(`${app.url}/watch/${videoId}`);
  await player(page).evaluate((video: HTMLVideoElement) => video.play());
  await expectPlaying(page);
  expect(await player(page).evaluate((video: HTMLVideoElement) => video.videoHeight)).toBe(240);
  const chat = page.getByRole('region', { name: 'Chat' });
  await expect(chat.getByText('Hello from the train')).toBeVisible();
  const emote = chat.getByRole('img', { name: ':wave:' });
  await expect.poll(() => emote.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  // One person's part of it, whichever way the player asks.
  await chat.getByRole('button', { name: 'Mara', exact: true }).click();
  await expect(emote).toHaveCount(0);
  await expect(chat.getByText('Hello from the train')).toBeVisible();
  await chat.getByRole('button', { name: /^Only Mara/ }).click();
  await expect(emote).toBeVisible();
  const stored = await page.evaluate(async (id) => {
    const answers = await Promise.all(
      ['storyboard.vtt', 'storyboard-1.jpg', 'poster.jpg', 'silence.json'].map((name) => fetch(`/media/${id}/${name}`)),
    );
    return answers.map(({ status }) => status);
  }, videoId);
  expect(stored).toEqual([200, 200, 200, 200]);

  // The broadcast after it begins by itself, as it does with a server.
  await player(page).evaluate((video: HTMLVideoElement) => {
    video.currentTime = video.duration - 0.5;
  });
  await expect(page.getByRole('region', { name: 'Next' })).toContainText('The talk after');
  await expect(page).toHaveURL(`${app.url}/watch/${afterId}`);
  await expect(page.getByRole('heading', { name: 'The talk after' })).toBeVisible();
  await expectPlaying(page, 0.3);
  await page.goto(`${app.url}/watch/${videoId}`);
  await expectPlaying(page, 0.2);

  // A jump, then the position is remembered on the device, and told when the server is back.
  await player(page).evaluate((video: HTMLVideoElement) => {
    video.pause();
    video.currentTime = 6;
  });
  await expect.poll(() => player(page).evaluate((video: HTMLVideoElement) => video.currentTime)).toBeCloseTo(6, 0);
  await page.goto(`${app.url}/`);
  await context.setOffline(false);
  await app.boot();
  await page.goto(`${app.url}/downloads`);
  await expect.poll(async () => (await api.playback.info.query({ videoId })).resumeSec).toBeCloseTo(6, 0);
});
