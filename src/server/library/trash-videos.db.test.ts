import { access, mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { openChatStore } from '../ingest/chat-store';
import type { JobQueue } from '../jobs/queue';
import { createLogger } from '../log';
import { getVideo } from './get-video';
import { listVideos } from './list-videos';
import { emptyTrash, purgeTrash } from './purge-trash';
import { renameVideo } from './rename-video';
import { seedUser, seedVideo } from './test-kit/seed-video';
import { restoreVideos, trashVideos } from './trash-videos';

const DAY = 24 * 3600 * 1000;
let now = new Date('2026-11-22T12:00:00Z');
let test: TestDatabase & { chat: ReturnType<typeof openChatStore> };
let ann: { id: string };
let bob: { id: string };
const enqueued: unknown[] = [];
const jobs: Pick<JobQueue, 'enqueue'> = { enqueue: async (_job, payload) => void enqueued.push(payload) };
const deps = () => ({ ...test, jobs, log: createLogger('silent'), now: () => now });

beforeAll(async () => {
  const opened = await openTestDatabase();
  test = { ...opened, chat: openChatStore(opened.paths.chatDb) };
  ann = await seedUser(test.db, 'ann');
  bob = await seedUser(test.db, 'bob');
});
afterAll(async () => {
  test.chat.close();
  await test.close();
});

async function withMedia(recording = 'finished'): Promise<string> {
  const id = await seedVideo(test.db, { ownerId: ann.id, recording, startedAt: new Date(0), durationSec: 60 });
  await mkdir(test.paths.video(id), { recursive: true });
  await writeFile(test.paths.partMedia(id, 1), 'media');
  return id;
}
const onDisk = (id: string) =>
  access(test.paths.partMedia(id, 1))
    .then(() => true)
    .catch(() => false);
const listed = async () => (await listVideos(test, ann, { limit: 50 })).items.map(({ id }) => id);

it('makes a video absent, keeps its files, and gives it back as it was', async () => {
  const id = await withMedia();
  await test.db.video.update({ where: { id }, data: { packaging: 'running' } });
  await expect(trashVideos(deps(), bob, [id])).rejects.toMatchObject({ code: 'not_found' });
  expect(await trashVideos(deps(), ann, [id])).toEqual({ videoIds: [id], refused: 0 });
  expect(await listed()).not.toContain(id);
  await expect(getVideo(test, ann, id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(renameVideo(test, ann, id, 'x')).rejects.toMatchObject({ code: 'not_found' });
  expect(await onDisk(id)).toBe(true);

  await expect(restoreVideos(deps(), bob, [id])).rejects.toMatchObject({ code: 'not_found' });
  expect(await restoreVideos(deps(), ann, [id])).toEqual({ videoIds: [id] });
  expect(await listed()).toContain(id);
  expect(enqueued).toContainEqual({ videoId: id });
});

it('leaves what is being recorded where it is', async () => {
  const [busy, ended] = [await withMedia('recording'), await withMedia()];
  expect(await trashVideos(deps(), ann, [busy, ended])).toEqual({ videoIds: [ended], refused: 1 });
  await expect(trashVideos(deps(), ann, [busy])).rejects.toMatchObject({ code: 'conflict' });
});

it('removes for good after a week, and not what was restored', async () => {
  const [gone, back] = [await withMedia(), await withMedia()];
  await trashVideos(deps(), ann, [gone, back]);
  await restoreVideos(deps(), ann, [back]);
  now = new Date(now.getTime() + 7 * DAY);
  expect(await purgeTrash(deps())).toBe('done');
  expect([await onDisk(gone), await onDisk(back)]).toEqual([false, true]);
  await expect(restoreVideos(deps(), ann, [gone])).rejects.toMatchObject({ code: 'not_found' });
});

it('goes early while the disk is short, the longest there first, and only as much as is missing', async () => {
  const [longest, second, last, untouched] = [
    await withMedia(),
    await withMedia(),
    await withMedia(),
    await withMedia(),
  ];
  for (const id of [longest, second, last]) {
    await test.db.video.update({ where: { id }, data: { bytes: 1_000_000_000n } });
    await trashVideos(deps(), ann, [id]);
    now = new Date(now.getTime() + 60_000);
  }
  const floor = 4 * 1024 ** 3;
  expect(await purgeTrash({ ...deps(), freeBytes: async () => floor })).toEqual({ skipped: 'nothing is old enough' });
  expect(await purgeTrash({ ...deps(), freeBytes: async () => floor - 1_500_000_000 })).toBe('done');
  expect(await Promise.all([longest, second, last, untouched].map(onDisk))).toEqual([false, false, true, true]);
  expect(await restoreVideos(deps(), ann, [last])).toEqual({ videoIds: [last] });
});

it('is emptied at once when its owner wants that', async () => {
  const [thrown, kept] = [await withMedia(), await withMedia()];
  await trashVideos(deps(), ann, [thrown]);
  expect(await emptyTrash(deps(), bob)).toEqual({ removed: 0 });
  expect(await emptyTrash(deps(), ann, [thrown, kept])).toEqual({ removed: 1 });
  expect([await onDisk(thrown), await onDisk(kept)]).toEqual([false, true]);
});
