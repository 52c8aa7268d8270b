import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LibraryFilter } from '@/shared/library-filter';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { listVideos } from './list-videos';
import { listIds, listWindow } from './list-window';
import { markWatched } from './mark-watched';
import { readHome } from './read-home';
import { carriedTags, listTags, tagVideos } from './tag-videos';
import { seedUser, seedVideo } from './test-kit/seed-video';

const DAY = 24 * 3600 * 1000;
const now = new Date('2026-11-22T12:00:00Z');
let test: TestDatabase;
let ann: { id: string };
let bob: { id: string };
const ids: string[] = [];
const deps = () => ({ ...test, now: () => now });
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);

beforeAll(async () => {
  test = await openTestDatabase();
  ann = await seedUser(test.db, 'ann');
  bob = await seedUser(test.db, 'bob');
  for (let day = 0; day < 5; day += 1) {
    const title = ['Echo', 'delta', 'Charlie', 'bravo', 'Alpha'][day] ?? '';
    ids.push(await seedVideo(test.db, { ownerId: ann.id, title, startedAt: daysAgo(day), durationSec: 100 + day }));
  }
  await seedVideo(test.db, { ownerId: ann.id, status: 'empty', recording: 'failed' });
  await seedVideo(test.db, { ownerId: bob.id, title: 'Not yours', startedAt: daysAgo(1) });
});
afterAll(() => test.close());

async function titles(filter: Partial<LibraryFilter>, offset = 0, limit = 50): Promise<string[]> {
  const { items } = await listWindow(deps(), ann, { filter: { sort: 'newest', ...filter }, offset, limit });
  return items.map(({ title }) => title);
}

it('answers any stretch of the library in any order, and how many there are', async () => {
  const window = await listWindow(deps(), ann, { filter: { sort: 'newest' }, offset: 3, limit: 5 });
  expect(window.items.map(({ title }) => title)).toEqual(['bravo', 'Alpha']);
  expect(window.total).toBe(5);
  expect(await titles({ sort: 'title' })).toEqual(['Alpha', 'bravo', 'Charlie', 'delta', 'Echo']);
  expect(await titles({ sort: 'oldest' }, 0, 1)).toEqual(['Alpha']);
  expect(await titles({ sort: 'longest' }, 0, 1)).toEqual(['Alpha']);
  expect(await listIds(deps(), ann, { sort: 'newest' })).toEqual(ids);
});

it('filters by days', async () => {
  expect(await titles({ from: daysAgo(2).getTime(), to: daysAgo(0).getTime() })).toEqual(['delta', 'Charlie']);
});

it('knows what is watched, begun, watched again and not begun, and tells home', async () => {
  const [first = '', second = ''] = ids;
  expect(await markWatched(deps(), bob, { videoIds: [first], watched: true })).toEqual({ marked: 0 });
  await markWatched(deps(), ann, { videoIds: [first], watched: true });
  await test.db.progress.create({ data: { userId: ann.id, videoId: second, positionSec: 50, updatedAt: now } });
  expect(await titles({ state: 'watched' })).toEqual(['Echo']);
  expect(await titles({ state: 'begun' })).toEqual(['delta']);
  const home = await readHome(deps(), ann);
  expect(home.resume.map(({ title }) => title)).toEqual(['delta']);
  expect(home.fresh.map(({ title }) => title)).toEqual(['Charlie', 'bravo', 'Alpha']);
  expect([home.total, home.recording, home.starred]).toEqual([5, [], []]);
  const again = async (positionSec: number) => {
    const key = { userId_videoId: { userId: ann.id, videoId: first } };
    await test.db.progress.update({ where: key, data: { positionSec, updatedAt: new Date(now.getTime() + 1000) } });
    return titles({ state: 'begun', sort: 'watched' });
  };
  expect(await again(20)).toEqual(['Echo', 'delta']);
  expect(await again(9_999_999)).toEqual(['delta']);
  expect(await titles({ state: 'watched' })).toEqual(['Echo']);
  await markWatched(deps(), ann, { videoIds: [first], watched: false });
  expect(await titles({ state: 'watched' })).toEqual([]);
});

it('calls new on home what nobody has begun, however many newer ones are begun, as "See all" does', async () => {
  const carl = await seedUser(test.db, 'carl');
  const begin = (videoId: string, positionSec: number) =>
    test.db.progress.create({ data: { userId: carl.id, videoId, positionSec, updatedAt: now } });
  const seed = (title: string, days: number, more = {}) =>
    seedVideo(test.db, { ownerId: carl.id, title, startedAt: daysAgo(days), durationSec: 100, ...more });
  for (let number = 0; number < 25; number += 1) await begin(await seed(`Begun ${number}`, 1), 50);
  await begin(await seed('Only glanced at', 2), 3);
  await seed('Never opened', 3);
  await seed('Still running', 0, { status: 'recording', recording: 'recording' });
  await markWatched(deps(), carl, { videoIds: [await seed('Seen', 1)], watched: true });
  const home = await readHome(deps(), carl);
  expect(home.fresh.map(({ title }) => title)).toEqual(['Only glanced at', 'Never opened']);
  expect(home.recording.map(({ title }) => title)).toEqual(['Still running']);
  const all = await listWindow(deps(), carl, { filter: { state: 'fresh', sort: 'newest' }, offset: 0, limit: 50 });
  expect([all.total, all.items]).toEqual([2, home.fresh]);
});

it('gives tags, finds by them, and forgets a tag that nothing carries', async () => {
  const [first = '', second = ''] = ids;
  await tagVideos(deps(), ann, { videoIds: [first, second], name: ' Talks ', on: true });
  await tagVideos(deps(), ann, { videoIds: [first], name: 'talks', on: true });
  await tagVideos(deps(), bob, { videoIds: [first], name: 'Mine', on: true });
  expect(await listTags(deps(), ann)).toEqual([{ name: 'Talks', videos: 2 }]);
  expect(await listTags(deps(), bob)).toEqual([]);
  expect(await carriedTags(deps(), ann, ids)).toEqual([{ name: 'Talks', videos: 2 }]);
  expect(await carriedTags(deps(), ann, ids.slice(2))).toEqual([]);
  expect(await carriedTags(deps(), bob, ids)).toEqual([]);
  expect(await titles({ tag: 'Talks' })).toEqual(['Echo', 'delta']);
  expect((await listVideos(test, ann, { limit: 9, query: 'talks' })).items).toHaveLength(2);
  await tagVideos(deps(), ann, { videoIds: ids, name: 'Talks', on: false });
  expect(await listTags(deps(), ann)).toEqual([]);
  expect((await listVideos(test, ann, { limit: 9, query: 'talks' })).items).toHaveLength(0);
});
