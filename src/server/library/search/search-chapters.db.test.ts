import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../db/open-test-database';
import { openChatStore } from '../../ingest/chat-store';
import { seedUser, seedVideo } from '../test-kit/seed-video';
import { searchEverything } from './search-everything';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

it('finds the chapters of one’s own videos by their titles, with where they begin', async () => {
  const ann = await seedUser(test.db, 'ann');
  const bob = await seedUser(test.db, 'bob');
  const chat = openChatStore(test.paths.chatDb);
  const find = async (user: { id: string }, query: string, kind: 'all' | 'videos' | 'chat' = 'all') => {
    const { chapters } = await searchEverything({ ...test, chat, now: () => new Date() }, user, { query, kind });
    return chapters;
  };
  const videoId = await seedVideo(test.db, { ownerId: ann.id, title: 'Town hall' });
  const { id } = await test.db.chapter.create({ data: { videoId, at: 90.5, title: 'Questions and answers' } });
  await test.db.chapter.create({ data: { videoId, at: 4, title: 'Welcome' } });

  const questions = [{ id, title: 'Questions and answers', at: 90.5, videoId, videoTitle: 'Town hall' }];
  expect(await find(ann, 'answers quest')).toEqual(questions);
  expect(await find(ann, 'answers', 'videos')).toEqual(questions);
  expect(await find(ann, 'answers', 'chat')).toEqual([]);
  expect(await find(ann, 'answers -quest')).toEqual([]);
  expect(await find(bob, 'answers')).toEqual([]);
  await test.db.video.update({ where: { id: videoId }, data: { trashedAt: new Date() } });
  expect(await find(ann, 'answers')).toEqual([]);
  chat.close();
});
