import { access, mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { KeepRules } from '@/shared/channel';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { openChatStore } from '../ingest/chat-store';
import type { EnqueueOptions, JobQueue } from '../jobs/queue';
import { createLogger } from '../log';
import { applyKeepRules } from './apply-keep-rules';
import { starVideo } from './star-video';
import { seedUser, seedVideo } from './test-kit/seed-video';

const DAY = 24 * 3600 * 1000;
const now = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);

let test: TestDatabase & { chat: ReturnType<typeof openChatStore> };
let ann: { id: string };
let enqueued: { payload: unknown; at: Date | undefined }[] = [];

const jobs: Pick<JobQueue, 'enqueue'> = {
  enqueue: async (_job, payload, options: EnqueueOptions = {}) => void enqueued.push({ payload, at: options.at }),
};
const deps = () => ({ ...test, jobs, log: createLogger('silent'), now: () => now });

beforeAll(async () => {
  const opened = await openTestDatabase();
  test = { ...opened, chat: openChatStore(opened.paths.chatDb) };
  ann = await seedUser(test.db, 'ann');
});
beforeEach(() => {
  enqueued = [];
});
afterAll(async () => {
  test.chat.close();
  await test.close();
});

async function channel(keep: Partial<KeepRules>): Promise<string> {
  const url = `https://example.org/${Math.random()}`;
  const data = { ownerId: ann.id, url, liveUrl: url, name: 'A channel', rules: JSON.stringify({ keep }) };
  return (await test.db.channel.create({ data, select: { id: true } })).id;
}

async function video(channelId: string, age: number, more: { status?: 'empty'; recording?: string } = {}) {
  const id = await seedVideo(test.db, {
    ownerId: ann.id,
    startedAt: daysAgo(age),
    recording: 'finished',
    durationSec: 60,
    ...more,
  });
  await test.db.video.update({ where: { id }, data: { channelId } });
  return id;
}

async function left(channelId: string): Promise<string[]> {
  const rows = await test.db.video.findMany({ where: { channelId }, select: { id: true } });
  return rows.map(({ id }) => id).sort();
}

const seen = (videoId: string, minutesAgo: number, watched: boolean) => {
  const updatedAt = new Date(now.getTime() - minutesAgo * 60_000);
  const data = { userId: ann.id, videoId, positionSec: 1, updatedAt, watchedAt: watched ? updatedAt : null };
  return test.db.progress.create({ data });
};

it('deletes what is beyond the last two, with its files and chat, and says so in the history', async () => {
  const channelId = await channel({ lastN: 2 });
  const kept = [await video(channelId, 1), await video(channelId, 2)];
  const old = await video(channelId, 9);
  const broadcast = { channelId, title: 'Old', startedAt: daysAgo(9), wanted: true, reason: 'No rule is against it.' };
  const { id: broadcastId } = await test.db.broadcast.create({ data: broadcast });
  await test.db.recording.update({ where: { videoId: old }, data: { broadcastId } });
  await mkdir(test.paths.video(old), { recursive: true });
  await writeFile(test.paths.partMedia(old, 1), 'media');
  test.chat.insert(old, [{ at: 1, seq: 1, kind: 'message', author: 'a', badges: [], text: 'hello' }]);

  expect(await applyKeepRules(deps(), { channelId })).toBe('done');
  expect(await left(channelId)).toEqual(kept.sort());
  await expect(access(test.paths.video(old))).rejects.toThrow();
  expect(test.chat.count(old)).toBe(0);
  const { reason } = await test.db.broadcast.findUniqueOrThrow({ where: { id: broadcastId } });
  expect(reason).toBe('It was recorded; the keep rules deleted the video: not among the last 2.');
  expect(await applyKeepRules(deps(), { channelId })).toMatchObject({ skipped: expect.any(String) });
});

it('never takes a starred one, one being recorded, or one that somebody watches', async () => {
  const channelId = await channel({ days: 3 });
  const starred = await video(channelId, 30);
  await starVideo(deps(), ann, starred, true);
  const recording = await video(channelId, 29, { recording: 'recording' });
  const watching = await video(channelId, 28);
  await seen(watching, 10, false);
  const leftAlone = await video(channelId, 27);
  await seen(leftAlone, 16, false);

  await applyKeepRules(deps(), { channelId });
  expect(await left(channelId)).toEqual([starred, recording, watching].sort());
});

it('gives a watched video its days, and counts what smaller qualities take', async () => {
  const watchedDays = await channel({ daysAfterWatched: 1 });
  const fresh = await video(watchedDays, 5);
  await seen(fresh, 60, true);
  const stale = await video(watchedDays, 6);
  await seen(stale, 25 * 60, true);
  const unseen = await video(watchedDays, 400);
  await applyKeepRules(deps(), { channelId: watchedDays });
  expect(await left(watchedDays)).toEqual([fresh, unseen].sort());

  const size = await channel({ gigabytes: 2 });
  const newest = await video(size, 1);
  await video(size, 2);
  await test.db.video.updateMany({ where: { channelId: size }, data: { bytes: 800_000_000 } });
  await applyKeepRules(deps(), { channelId: size });
  expect(await left(size)).toHaveLength(2);
  const rung = { name: '480p', codecs: 'avc1', bandwidth: 1, averageBandwidth: 1, bytes: 500_000_000 };
  await test.db.rendition.create({ data: { ...rung, videoId: newest } });
  await applyKeepRules(deps(), { channelId: size });
  expect(await left(size)).toEqual([newest]);
});

it('looks at every channel each night, past one whose rules nobody can read', async () => {
  const broken = await channel({});
  await test.db.channel.update({ where: { id: broken }, data: { rules: 'not JSON' } });
  const inBroken = await video(broken, 900);
  const fine = await channel({ lastN: 1 });
  const newest = await video(fine, 1);
  await video(fine, 2);
  const failed = await video(fine, 0, { status: 'empty', recording: 'failed' });

  expect(await applyKeepRules(deps(), {})).toBe('done');
  expect(await left(broken)).toEqual([inBroken]);
  // What has no media neither counts nor goes: the page of the channel tells of it.
  expect(await left(fine)).toEqual([newest, failed].sort());
  const [next] = enqueued;
  expect(next?.payload).toEqual({});
  expect(next?.at?.getHours()).toBe(4);
  expect(next?.at?.getTime()).toBeGreaterThan(now.getTime());
});

it('asks the rules again when a star is taken away, after time for second thoughts', async () => {
  const channelId = await channel({ lastN: 1 });
  const one = await video(channelId, 3);
  expect(await starVideo(deps(), ann, one, true)).toMatchObject({ starred: true, channel: { id: channelId } });
  expect(enqueued).toEqual([]);
  await starVideo(deps(), ann, one, false);
  expect(enqueued).toEqual([{ payload: { channelId }, at: new Date(now.getTime() + 600_000) }]);
  const bob = await seedUser(test.db, 'bob');
  await expect(starVideo(deps(), bob, one, true)).rejects.toMatchObject({ code: 'not_found' });
});
