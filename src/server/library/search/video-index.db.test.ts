import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSearch } from '@/shared/search/read-search';
import { openTestDatabase, type TestDatabase } from '../../db/open-test-database';
import { listVideos } from '../list-videos';
import { seedUser, seedVideo } from '../test-kit/seed-video';
import { searchVideos, type VideoFilter } from './search-videos';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const DAY_MS = 86_400_000;

let test: TestDatabase;
let ann: { id: string };
beforeAll(async () => {
  test = await openTestDatabase();
  ann = await seedUser(test.db, 'ann');
});
afterAll(() => test.close());

const seed = (title: string, daysAgo = 1) =>
  seedVideo(test.db, { ownerId: ann.id, title, startedAt: new Date(NOW - daysAgo * DAY_MS) });
const search = async (typed: string, filter: VideoFilter = {}, user = ann) => {
  const deps = { ...test, now: () => new Date(NOW) };
  const { items } = await searchVideos(deps, user, { terms: readSearch(typed), filter, limit: 20 });
  return items.map(({ title }) => title);
};
const addChannel = (name: string) => {
  const data = { ownerId: ann.id, url: `https://c.example/${name}`, liveUrl: 'https://c.example', name };
  return test.db.channel.create({ data });
};

describe('the index of videos', () => {
  it('follows titles, addresses, channels and their names, and forgets what is deleted', async () => {
    const id = await seed('Walrus watching');
    expect(await search('walr')).toEqual(['Walrus watching']);
    await test.db.video.update({ where: { id }, data: { title: 'Otter watching', url: 'https://zoo.example/pool' } });
    expect([await search('walrus'), await search('otter'), await search('zoo pool')]).toEqual([
      [],
      ['Otter watching'],
      ['Otter watching'],
    ]);
    const channel = await addChannel('Aquarium');
    await test.db.video.update({ where: { id }, data: { channelId: channel.id } });
    expect(await search('aquarium otter')).toEqual(['Otter watching']);
    await test.db.channel.update({ where: { id: channel.id }, data: { name: 'Seaside' } });
    expect([await search('aquarium'), await search('seaside')]).toEqual([[], ['Otter watching']]);
    await test.db.channel.delete({ where: { id: channel.id } });
    expect(await search('seaside')).toEqual([]);
    await test.db.video.delete({ where: { id } });
    expect(await search('otter')).toEqual([]);
    const [words] = await test.db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM "VideoWords"`;
    expect([Number(words?.n), await test.db.videoDoc.count()]).toEqual([0, 0]);
  });

  it('forgets the videos of a user who goes', async () => {
    const bob = await seedUser(test.db, 'bob');
    await seedVideo(test.db, { ownerId: bob.id, title: 'Bobsleigh' });
    expect([await search('bobsleigh'), await search('bobsleigh', {}, bob)]).toEqual([[], ['Bobsleigh']]);
    await test.db.user.delete({ where: { id: bob.id } });
    expect(await test.db.videoDoc.count()).toBe(0);
  });
});

describe('a search for videos', () => {
  it('puts a word of the title before one of the address, and the newer of equals first', async () => {
    await seed('Chess open', 400);
    await seed('Chess open', 2);
    const inAddress = await seed('A match', 1);
    await test.db.video.update({ where: { id: inAddress }, data: { url: 'https://a.example/chess' } });
    const deps = { ...test, now: () => new Date(NOW) };
    const { items } = await searchVideos(deps, ann, {
      terms: readSearch('chess'),
      filter: {},
      limit: 20,
    });
    expect(items.map(({ title, startedAt }) => [title, Math.round((NOW - (startedAt ?? 0)) / DAY_MS)])).toEqual([
      ['Chess open', 2],
      ['Chess open', 400],
      ['A match', 1],
    ]);
  });

  it('understands phrases and words to leave out, accents, other scripts and parts of words', async () => {
    await seed('The café at night');
    await seed('Night of the café');
    await seed('今日は東京の配信です');
    await seed('LofiGirl radio');
    expect(await search('"night of"')).toEqual(['Night of the café']);
    expect(await search('cafe -"night of"')).toEqual(['The café at night']);
    expect(await search('東京')).toEqual(['今日は東京の配信です']);
    expect(await search('girl')).toEqual(['LofiGirl radio']);
  });

  it('keeps to days and channels, with words or without', async () => {
    await seed('Eclipse live', 10);
    await seed('Eclipse again', 3);
    const week = { fromMs: NOW - 7 * DAY_MS, toMs: NOW };
    expect(await search('eclipse', week)).toEqual(['Eclipse again']);
    expect(await search('', { fromMs: NOW - 10.5 * DAY_MS, toMs: NOW - 9.5 * DAY_MS })).toEqual(['Eclipse live']);
    expect(await search('eclipse', { channelId: 'none' })).toEqual([]);
  });

  it.each([
    '*',
    '"',
    '""',
    "'",
    'NEAR(',
    'a AND',
    'title:',
    '^',
    '-',
    '()',
    '%',
    '\0',
    '\ud800',
    'NOT',
    'x'.repeat(10_000),
  ])('takes %j for text, in the list as well', async (typed) => {
    expect(await search(`${typed} nowhere`)).toEqual([]);
    await expect(search(typed)).resolves.toBeDefined();
    expect((await listVideos(test, ann, { query: typed, limit: 5 })).items.length).toBeLessThan(5);
  });

  it('finds a page of the list even when hundreds fit', async () => {
    const carl = await seedUser(test.db, 'carl');
    const rows = Array.from({ length: 700 }, (_, index) => ({
      ownerId: carl.id,
      title: `Rerun ${index}`,
      url: 'https://example.org',
      quality: '720p30',
      status: 'ready',
      startedAt: new Date(NOW - index * 1000),
    }));
    await test.db.video.createMany({ data: rows });
    const first = await listVideos(test, carl, { query: 'rerun', limit: 2 });
    const next = await listVideos(test, carl, { query: 'rerun', limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...next.items].map(({ title }) => title)).toEqual([
      'Rerun 0',
      'Rerun 1',
      'Rerun 2',
      'Rerun 3',
    ]);
  });
});
