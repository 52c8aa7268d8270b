import { access } from 'node:fs/promises';
import path from 'node:path';
import { seedOwner } from '../prisma/seed/seed-owner';
import { seedVideo } from '../prisma/seed/seed-video';
import { withDatabase } from './fixtures/database';
import { signIn } from './fixtures/pages';
import { apiKey, expect, owner, test } from './fixtures/test';

const there = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

test('a video is renamed, then deleted with its files', async ({ app, api, page }) => {
  const { video } = await withDatabase(app, async (db, paths) => {
    const { id: ownerId } = await db.user.findFirstOrThrow();
    return seedVideo(db, { ownerId, title: 'A talk', media: { paths, partSec: 4 } });
  });
  const dir = path.join(app.dataDir, 'videos', video.id);
  expect(await there(dir)).toBe(true);
  await signIn(page, app.url, owner);

  await page.getByRole('button', { name: 'Actions for A talk' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill('The talk about queues');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'The talk about queues' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The talk about queues' })).toBeVisible();
  expect((await api.library.list.query({ query: 'queues' })).items).toHaveLength(1);

  await page.getByRole('button', { name: 'Actions for The talk about queues' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByText('Moved to the trash.')).toBeVisible();
  await expect(page.getByText('Your library is empty')).toBeVisible();
  expect(await there(dir)).toBe(true);
  expect(await api.library.removeForGood.mutate({})).toEqual({ removed: 1 });
  expect(await there(dir)).toBe(false);
});

test("another user's videos and recordings do not exist", async ({ app, api, page, request }) => {
  const { video, recording } = await withDatabase(app, async (db, paths) => {
    const other = await seedOwner(db, { email: 'other@jomo.test' });
    return seedVideo(db, { ownerId: other.id, title: 'Private matters', media: { paths, partSec: 4 } });
  });
  const calls: [string, () => Promise<unknown>][] = [
    ['show', () => api.recordings.get.query({ id: recording.id })],
    ['stop', () => api.recordings.stop.mutate({ id: recording.id })],
    ['extend', () => api.recordings.extend.mutate({ id: recording.id, seconds: 60 })],
    ['rename', () => api.library.rename.mutate({ videoId: video.id, title: 'Mine now' })],
    ['delete', () => api.library.remove.mutate({ videoIds: [video.id] })],
    ['watch', () => api.playback.info.query({ videoId: video.id })],
    ['progress', () => api.playback.saveProgress.mutate({ videoId: video.id, positionSec: 3 })],
    ['chat', () => api.playback.chatWindow.query({ videoId: video.id, fromMs: 0, toMs: 1e13 })],
  ];
  for (const [name, call] of calls) {
    const answer = await call().catch((error: unknown) => error);
    expect(answer, name).toMatchObject({ data: { code: 'NOT_FOUND' } });
  }
  const headers = { authorization: `Bearer ${apiKey}` };
  for (const file of ['master.m3u8', 'source.m3u8', 'part-1.mp4', 'poster.jpg']) {
    expect((await request.get(`${app.url}/media/${video.id}/${file}`, { headers })).status(), file).toBe(404);
  }

  await signIn(page, app.url, owner);
  await expect(page.getByText('Your library is empty')).toBeVisible();
  await page.goto(`${app.url}/recordings/${recording.id}`);
  await expect(page.getByText('There is no recording with that id.')).toBeVisible();
  await page.goto(`${app.url}/watch/${video.id}`);
  await expect(page.getByText('This video could not be loaded')).toBeVisible();
});
