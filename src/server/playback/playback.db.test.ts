import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaToWall } from '@/shared/timeline';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { openChatStore } from '../ingest/chat-store';
import { makePart } from '../library/test-kit/make-parts';
import { seedUser, seedVideo } from '../library/test-kit/seed-video';
import { appendHealth } from '../recordings/health-log';
import { readChatBefore, readChatWindow } from './chat-windows';
import { getPlaybackInfo } from './playback-info';
import { saveProgress } from './progress';

const BEGIN = Date.parse('2026-11-22T10:00:00.000Z');

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

describe('what a watch page gets', () => {
  it('places parts, gaps, health marks and chat on one timeline', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 6, startedAt: BEGIN });
    await makePart(test.paths, videoId, 2, { seconds: 2, startedAt: BEGIN + 16_000 });
    const mark = { at: BEGIN + 7000, kind: 'gap', phase: 'point', detail: 'The recorder was started again.' } as const;
    await appendHealth(test, videoId, [mark]);
    test.chat.insert(videoId, [{ at: BEGIN + 16_500, seq: 1, kind: 'message', author: 'a', badges: [], text: 'hi' }]);

    const info = await getPlaybackInfo(test, ann, videoId);
    expect(info.runs).toEqual([
      { part: 1, mediaStart: 0, duration: 6, wallStart: BEGIN },
      { part: 2, mediaStart: 6, duration: 2, wallStart: BEGIN + 16_000 },
    ]);
    expect(info.gaps).toEqual([{ mediaAt: 6, fromMs: BEGIN + 6000, toMs: BEGIN + 16_000, seconds: 10 }]);
    expect(mediaToWall(info.runs, 6.5)).toBe(BEGIN + 16_500);
    expect(info).toMatchObject({
      live: false,
      masterUrl: `/media/${videoId}/master.m3u8`,
      storyboardUrl: null,
      health: [mark],
      chat: { enabled: true, count: 1 },
      resumeSec: 0,
      renditions: [{ name: 'source', width: 640, height: 360 }],
      video: { durationSec: 8 },
    });
    await expect(getPlaybackInfo(test, bob, videoId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('has nothing to play before the first segment, and sound only when that was recorded', async () => {
    const waiting = await seedVideo(test.db, { ownerId: ann.id, status: 'empty', recording: 'waiting' });
    expect(await getPlaybackInfo(test, ann, waiting)).toMatchObject({ live: true, runs: [], gaps: [], renditions: [] });
    const sound = await seedVideo(test.db, { ownerId: ann.id, recording: 'finished' });
    await makePart(test.paths, sound, 1, { seconds: 3, startedAt: BEGIN, audioOnly: true });
    const { renditions } = await getPlaybackInfo(test, ann, sound);
    expect(renditions).toEqual([{ name: 'source', width: null, height: null, bandwidth: expect.any(Number) }]);
  });
});

describe('progress', () => {
  const save = (videoId: string, positionSec: number, at: number) =>
    saveProgress({ db: test.db, now: () => new Date(at) }, ann, { videoId, positionSec, at });
  const stored = (videoId: string) => test.db.progress.findFirst({ where: { videoId, userId: ann.id } });

  it('keeps the latest of several devices, whatever the order of arrival', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, durationSec: 1000 });
    await save(videoId, 100, 2000);
    await save(videoId, 50, 1000);
    expect(await stored(videoId)).toMatchObject({ positionSec: 100 });
    await save(videoId, 30, 3000);
    expect(await stored(videoId)).toMatchObject({ positionSec: 30, watchedAt: null });
  });

  it('does not believe a clock that runs ahead', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, durationSec: 1000 });
    const input = { videoId, positionSec: 10, at: 9_999_999 };
    await saveProgress({ db: test.db, now: () => new Date(1000) }, ann, input);
    await save(videoId, 20, 2000);
    expect(await stored(videoId)).toMatchObject({ positionSec: 20 });
  });

  it('marks a video watched near its end, for good, and starts it over next time', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 20, startedAt: BEGIN });
    await test.db.video.update({ where: { id: videoId }, data: { durationSec: 20 } });
    await save(videoId, 10, 1000);
    expect((await getPlaybackInfo(test, ann, videoId)).resumeSec).toBe(10);
    await save(videoId, 19.5, 2000);
    const finished = await getPlaybackInfo(test, ann, videoId);
    expect([finished.resumeSec, finished.video.progress?.watched]).toEqual([0, true]);
    await save(videoId, 8, 3000);
    const again = await getPlaybackInfo(test, ann, videoId);
    expect([again.resumeSec, again.video.progress?.watched]).toEqual([8, true]);
  });

  it('survives two first writes at once, and refuses videos of others', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, durationSec: 1000 });
    await Promise.all([save(videoId, 10, 1000), save(videoId, 20, 1000), save(videoId, 30, 1000)]);
    expect(await stored(videoId)).not.toBeNull();
    const theirs = await seedVideo(test.db, { ownerId: bob.id });
    await expect(save(theirs, 1, 1)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('chat', () => {
  it('comes by windows of wall-clock time, to the owner only', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id });
    const message = (at: number) => ({ at, seq: at, kind: 'message' as const, author: 'a', badges: [], text: `${at}` });
    test.chat.insert(videoId, [100, 200, 300, 400].map(message));
    const window = await readChatWindow(test, ann, { videoId, fromMs: 200, toMs: 400, limit: 10 });
    expect(window.messages.map(({ at }) => at)).toEqual([200, 300]);
    const before = await readChatBefore(test, ann, { videoId, beforeMs: 400, limit: 2 });
    expect(before.messages.map(({ at }) => at)).toEqual([200, 300]);
    await expect(readChatBefore(test, bob, { videoId, beforeMs: 1, limit: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
