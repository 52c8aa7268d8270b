import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaToWall } from '@/shared/timeline';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { openChatStore } from '../ingest/chat-store';
import { makePart } from '../library/test-kit/make-parts';
import { seedUser, seedVideo } from '../library/test-kit/seed-video';
import { appendHealth } from '../recordings/health-log';
import { getChatActivity } from './chat-activity';
import { searchChat } from './chat-search';
import { readChatBefore, readChatWindow, readPaidChat } from './chat-windows';
import { findNextVideo } from './next-video';
import { getPlaybackInfo } from './playback-info';
import { saveProgress } from './progress';

const BEGIN = Date.parse('2026-11-22T10:00:00.000Z');

let test: TestDatabase & { chat: ReturnType<typeof openChatStore> };
let deps: typeof test & { now: () => Date };
let ann: { id: string };
let bob: { id: string };

beforeAll(async () => {
  const opened = await openTestDatabase();
  test = { ...opened, chat: openChatStore(opened.paths.chatDb) };
  deps = { ...test, now: () => new Date() };
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

    const info = await getPlaybackInfo(deps, ann, videoId);
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
    await expect(getPlaybackInfo(deps, bob, videoId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('has nothing to play before the first segment, and sound only when that was recorded', async () => {
    const waiting = await seedVideo(test.db, { ownerId: ann.id, status: 'empty', recording: 'waiting' });
    expect(await getPlaybackInfo(deps, ann, waiting)).toMatchObject({ live: true, runs: [], gaps: [], renditions: [] });
    const sound = await seedVideo(test.db, { ownerId: ann.id, recording: 'finished' });
    await makePart(test.paths, sound, 1, { seconds: 3, startedAt: BEGIN, audioOnly: true });
    const { renditions } = await getPlaybackInfo(deps, ann, sound);
    expect(renditions).toEqual([{ name: 'source', width: null, height: null, bandwidth: expect.any(Number) }]);
  });
});

describe('progress', () => {
  /** All arrive at the same moment, an hour after the first. */
  const ARRIVAL = 3_600_000;
  const save = (videoId: string, positionSec: number, at: number, by: { player?: string; actionAt?: number } = {}) =>
    saveProgress({ db: test.db, now: () => new Date(ARRIVAL) }, ann, {
      videoId,
      positionSec,
      ageMs: ARRIVAL - at,
      actionAgeMs: by.actionAt === undefined ? undefined : ARRIVAL - by.actionAt,
      player: by.player,
    });
  const stored = (videoId: string) => test.db.progress.findFirst({ where: { videoId, userId: ann.id } });

  it('keeps the latest of several devices, whatever the order of arrival', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, durationSec: 1000 });
    await save(videoId, 100, 2000);
    await save(videoId, 50, 1000);
    expect(await stored(videoId)).toMatchObject({ positionSec: 100 });
    await save(videoId, 30, 3000);
    expect(await stored(videoId)).toMatchObject({ positionSec: 30, watchedAt: null });
  });

  it('obeys the player where somebody last did something, while another one merely plays on', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, durationSec: 1000 });
    await save(videoId, 100, 10_000, { player: 'tv', actionAt: 0 });
    await save(videoId, 20, 12_000, { player: 'phone', actionAt: 12_000 });
    await save(videoId, 104, 14_000, { player: 'tv', actionAt: 0 });
    expect(await stored(videoId)).toMatchObject({ positionSec: 20, player: 'phone' });
    await save(videoId, 24, 16_000, { player: 'phone', actionAt: 12_000 });
    expect(await stored(videoId)).toMatchObject({ positionSec: 24 });
    await save(videoId, 300, 18_000, { player: 'tv', actionAt: 18_000 });
    expect(await stored(videoId)).toMatchObject({ positionSec: 300, player: 'tv' });
  });

  it('hears a player again that played on, once the other has been silent for half a minute', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, durationSec: 1000 });
    await save(videoId, 20, 12_000, { player: 'phone', actionAt: 12_000 });
    await save(videoId, 130, 42_000, { player: 'tv', actionAt: 0 });
    expect(await stored(videoId)).toMatchObject({ positionSec: 20 });
    await save(videoId, 134, 46_000, { player: 'tv', actionAt: 0 });
    expect(await stored(videoId)).toMatchObject({ positionSec: 134, player: 'tv' });
  });

  it('sorts the writes of one player that overtake each other', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, durationSec: 1000 });
    await save(videoId, 60, 9_000, { player: 'phone', actionAt: 1_000 });
    await save(videoId, 56, 5_000, { player: 'phone', actionAt: 1_000 });
    expect(await stored(videoId)).toMatchObject({ positionSec: 60 });
  });

  it('marks a video watched near its end, for good, and starts it over next time', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 20, startedAt: BEGIN });
    await test.db.video.update({ where: { id: videoId }, data: { durationSec: 20 } });
    await save(videoId, 10, 1000);
    expect((await getPlaybackInfo(deps, ann, videoId)).resumeSec).toBe(10);
    await save(videoId, 19.5, 2000);
    const finished = await getPlaybackInfo(deps, ann, videoId);
    expect([finished.resumeSec, finished.video.progress?.watched]).toEqual([0, true]);
    await save(videoId, 8, 3000);
    const again = await getPlaybackInfo(deps, ann, videoId);
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

describe('what comes next', () => {
  it('is the next broadcast of the same channel that can be played, and nothing for a lone recording', async () => {
    const channel = await test.db.channel.create({
      data: { ownerId: ann.id, name: 'Ann', url: 'https://live.example.org/a', liveUrl: 'https://live.example.org/a' },
    });
    const at = (hours: number) => new Date(BEGIN + hours * 3_600_000);
    const seed = async (hours: number, status: 'ready' | 'empty' = 'ready') => {
      const id = await seedVideo(test.db, { ownerId: ann.id, startedAt: at(hours), durationSec: 60, status });
      await test.db.video.update({ where: { id }, data: { channelId: channel.id } });
      return id;
    };
    const first = await seed(0);
    const third = await seed(2);
    await seed(1, 'empty');
    const lone = await seedVideo(test.db, { ownerId: ann.id, startedAt: at(0), durationSec: 60 });
    expect(await findNextVideo(test, ann, first)).toMatchObject({ id: third });
    expect(await findNextVideo(test, ann, third)).toBeNull();
    expect(await findNextVideo(test, ann, lone)).toBeNull();
    expect(await findNextVideo(test, bob, first)).toBeNull();
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

describe('what is drawn and pinned of the chat', () => {
  it('is its activity along the media, what was paid, and one person’s part, for its owner only', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id });
    await makePart(test.paths, videoId, 1, { seconds: 12, startedAt: BEGIN });
    const say = (sec: number, more: object) => {
      const at = BEGIN + sec * 1000;
      return { at, seq: sec, kind: 'message' as const, author: 'a', badges: [], text: '', ...more };
    };
    test.chat.insert(videoId, [say(1, {}), say(2, { kind: 'paid', amount: '$5' }), say(11, { author: 'b' })]);
    const activity = await getChatActivity(test, ann, videoId);
    expect(activity.stepSec).toBe(10);
    expect(activity.perMinute[0]).toBe(12);
    expect((await readPaidChat(test, ann, videoId)).messages.map(({ seq }) => seq)).toEqual([2]);
    const range = { videoId, fromMs: 0, toMs: BEGIN + 60_000, limit: 10 };
    expect((await readChatWindow(test, ann, { ...range, author: 'b' })).messages.map(({ seq }) => seq)).toEqual([11]);
    for (const read of [getChatActivity, readPaidChat]) {
      await expect(read(test, bob, videoId)).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('a search of the chat', () => {
  it('leads to the second of the video, for its owner only', async () => {
    const videoId = await seedVideo(test.db, { ownerId: ann.id });
    await makePart(test.paths, videoId, 1, { seconds: 6, startedAt: BEGIN });
    await makePart(test.paths, videoId, 2, { seconds: 4, startedAt: BEGIN + 16_000 });
    const say = (at: number, text: string, author: string) => ({
      at,
      seq: 1,
      kind: 'message' as const,
      author,
      badges: [],
      text,
    });
    const messages = [
      say(BEGIN + 2000, 'a goal', 'ann'),
      say(BEGIN + 17_000, 'GOAL', 'bob'),
      say(BEGIN + 18_000, 'no', 'ann'),
    ];
    test.chat.insert(videoId, messages);
    const search = async (query: string, author?: string) => {
      const page = await searchChat(test, ann, { videoId, query, limit: 10, ...(author ? { author } : {}) });
      return page.items.map(({ text, timeSec }) => [text, timeSec]);
    };
    expect(await search('goal')).toEqual([
      ['a goal', 2],
      ['GOAL', 7],
    ]);
    expect(await search('', 'ann')).toEqual([
      ['a goal', 2],
      ['no', 8],
    ]);
    expect(await search('goal', 'ann')).toEqual([['a goal', 2]]);
    expect([await search(''), await search('*"'), await search('"(', 'ann')]).toEqual([[], [], []]);
    await expect(searchChat(test, bob, { videoId, query: 'goal', limit: 10 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
