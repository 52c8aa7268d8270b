import { access, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { openChatStore } from '../ingest/chat-store';
import type { JobQueue } from '../jobs/queue';
import { deleteVideo, sweepDeletedVideos } from './delete-video';
import { getVideo } from './get-video';
import { listVideos } from './list-videos';
import { renameVideo } from './rename-video';
import { resumePackaging } from './resume-packaging';
import { seedUser, seedVideo } from './test-kit/seed-video';

let test: TestDatabase & { chat: ReturnType<typeof openChatStore> };
let ann: { id: string };
let bob: { id: string };

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

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

describe('the list of videos', () => {
  it('pages through all of a user, latest recorded first, even when many began at one moment', async () => {
    const carl = await seedUser(test.db, 'carl');
    const same = new Date('2026-01-01T00:00:00Z');
    const ids: string[] = [];
    for (let index = 0; index < 7; index += 1)
      ids.push(await seedVideo(test.db, { ownerId: carl.id, startedAt: same }));
    const plannedLongAgo = { createdAt: new Date('2025-06-01T00:00:00Z'), startedAt: new Date('2026-02-01T00:00:00Z') };
    const latest = await seedVideo(test.db, { ownerId: carl.id, ...plannedLongAgo });
    const waiting: string[] = [];
    for (let index = 0; index < 4; index += 1)
      waiting.push(await seedVideo(test.db, { ownerId: carl.id, status: 'empty', recording: 'waiting' }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listVideos(test, carl, { limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.slice(0, 4).sort()).toEqual(waiting.sort());
    expect(seen[4]).toBe(latest);
    expect(seen.slice(5).sort()).toEqual(ids.sort());
  });

  it('hides what has no media, unless it is being recorded', async () => {
    const dora = await seedUser(test.db, 'dora');
    const seed = (status: 'empty' | 'ready', recording: string) =>
      seedVideo(test.db, { ownerId: dora.id, status, recording });
    await seed('empty', 'failed');
    await seed('empty', 'scheduled');
    const shown = [await seed('empty', 'waiting'), await seed('ready', 'finished')];
    const { items } = await listVideos(test, dora, { limit: 10 });
    expect(items.map((item) => item.id).sort()).toEqual(shown.sort());
    expect(items.find((item) => item.id === shown[0])).toMatchObject({ recordingStatus: 'waiting', status: 'empty' });
  });

  it('finds the videos of a channel by its name', async () => {
    const data = { ownerId: ann.id, url: 'https://a.example/live', liveUrl: 'https://a.example/live', site: 'other' };
    const channel = await test.db.channel.create({ data: { ...data, name: 'Harbour Radio' } });
    const videoId = await seedVideo(test.db, { ownerId: ann.id, title: 'Quiz night' });
    await seedVideo(test.db, { ownerId: ann.id, title: 'Quiz day' });
    await test.db.video.update({ where: { id: videoId }, data: { channelId: channel.id } });
    const { items } = await listVideos(test, ann, { limit: 10, query: 'harbour' });
    expect(items.map(({ id }) => id)).toEqual([videoId]);
    expect((await listVideos(test, bob, { limit: 10, query: 'harbour' })).items).toEqual([]);
  });

  it('finds by title without regard to case, shows own progress, and nothing of others', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, title: 'Morning Show', durationSec: 100 });
    await seedVideo(test.db, { ownerId: bob.id, title: 'Morning Show' });
    const at = new Date();
    await test.db.progress.create({ data: { userId: ann.id, videoId, positionSec: 42, updatedAt: at } });
    await test.db.progress.create({ data: { userId: bob.id, videoId, positionSec: 7, updatedAt: at } });
    const { items } = await listVideos(test, ann, { limit: 10, query: 'morning' });
    expect(items.map((item) => [item.id, item.progress])).toEqual([[videoId, { positionSec: 42, watched: false }]]);
    expect((await listVideos(test, ann, { limit: 10, query: '100%' })).items).toEqual([]);
  });

  it('refuses a cursor that it did not give out', async () => {
    await expect(listVideos(test, ann, { limit: 3, cursor: 'x' })).rejects.toMatchObject({ code: 'bad_input' });
  });
});

describe('renaming', () => {
  it('works for the owner only', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id });
    expect(await renameVideo(test, ann, videoId, '  New name ')).toMatchObject({ title: 'New name' });
    await expect(renameVideo(test, bob, videoId, 'Mine')).rejects.toMatchObject({ code: 'not_found' });
    await expect(renameVideo(test, ann, videoId, '   ')).rejects.toMatchObject({ code: 'bad_input' });
    expect((await getVideo(test, ann, videoId)).title).toBe('New name');
  });

  it('is of the recording too, as both lists show it', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, recording: 'finished' });
    await renameVideo(test, ann, videoId, 'New name');
    expect(await test.db.recording.findUnique({ where: { videoId } })).toMatchObject({ title: 'New name' });
  });
});

describe('deleting', () => {
  async function videoWithEverything(recording: string): Promise<string> {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, recording });
    await mkdir(test.paths.video(videoId), { recursive: true });
    await writeFile(test.paths.partMedia(videoId, 1), 'media');
    test.chat.insert(videoId, [{ at: 1, seq: 1, kind: 'message', author: 'a', badges: [], text: 'hello' }]);
    return videoId;
  }

  it.each(['recording', 'starting', 'finishing', 'scheduled', 'queued'])('is refused while %s', async (status) => {
    const videoId = await videoWithEverything(status);
    await expect(deleteVideo(test, ann, videoId)).rejects.toMatchObject({
      code: 'conflict',
      userMessage: expect.stringMatching(/Stop|Cancel/),
    });
    expect(await exists(test.paths.partMedia(videoId, 1))).toBe(true);
  });

  it('removes media, chat, recording and rows, and says so when done again', async () => {
    const videoId = await videoWithEverything('finished');
    await expect(deleteVideo(test, bob, videoId)).rejects.toMatchObject({ code: 'not_found' });
    await deleteVideo(test, ann, videoId);
    expect(await exists(test.paths.video(videoId))).toBe(false);
    expect(test.chat.count(videoId)).toBe(0);
    expect(await test.db.recording.count({ where: { videoId } })).toBe(0);
    await expect(deleteVideo(test, ann, videoId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is finished after a crash on the way', async () => {
    const videoId = await videoWithEverything('finished');
    const grave = path.join(test.paths.videos, `deleted-${videoId}`);
    await mkdir(grave);
    await writeFile(path.join(grave, 'part-1.mp4'), 'x');
    await sweepDeletedVideos(test);
    expect((await readdir(test.paths.videos)).filter((name) => name.startsWith('deleted-'))).toEqual([]);
    await deleteVideo(test, ann, videoId);
    expect(await exists(test.paths.video(videoId))).toBe(false);
  });
});

it('takes up again the packaging that a stop or a crash left', async () => {
  const ended = (packaging: string, status: 'ready' | 'empty' = 'ready', recording = 'finished') =>
    seedVideo(test.db, { ownerId: bob.id, status, recording }).then(async (id) => {
      await test.db.video.update({ where: { id }, data: { packaging } });
      return id;
    });
  const expected = [await ended('queued'), await ended('running'), await ended('none')];
  await ended('done');
  await ended('failed');
  await ended('none', 'empty');
  await ended('none', 'ready', 'recording');
  const enqueued: unknown[] = [];
  const jobs = { enqueue: async (_job: unknown, payload: unknown) => void enqueued.push(payload) };
  await resumePackaging({ db: test.db, jobs: jobs as Pick<JobQueue, 'enqueue'> });
  const ids = enqueued.map((payload) => (payload as { videoId: string }).videoId);
  expect(ids.filter((id) => expected.includes(id)).sort()).toEqual(expected.sort());
  expect(await test.db.video.count({ where: { id: { in: ids }, packaging: { in: ['done', 'failed'] } } })).toBe(0);
});
