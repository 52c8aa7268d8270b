import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { seedUser, seedVideo } from '../library/test-kit/seed-video';
import { addChapter, listChapters, removeChapter, renameChapter } from './own-chapters';

let test: TestDatabase;
let ann: { id: string };
let bob: { id: string };

beforeAll(async () => {
  test = await openTestDatabase();
  ann = await seedUser(test.db, 'ann');
  bob = await seedUser(test.db, 'bob');
});
afterAll(() => test.close());

it('keeps the chapters that the owner of a video made, in order, and lets nobody else near them', async () => {
  const videoId = await seedVideo(test.db, { ownerId: ann.id });
  const late = await addChapter(test, ann, { videoId, at: 90.5, title: 'Questions' });
  const early = await addChapter(test, ann, { videoId, at: 4, title: 'Hello' });
  expect(await listChapters(test, videoId)).toEqual([early, late]);

  await renameChapter(test, ann, { id: early.id, title: 'Welcome' });
  await removeChapter(test, ann, late.id);
  expect(await listChapters(test, videoId)).toEqual([{ ...early, title: 'Welcome' }]);

  const unknown = { code: 'not_found' };
  await expect(addChapter(test, bob, { videoId, at: 1, title: 'Mine' })).rejects.toMatchObject(unknown);
  await expect(renameChapter(test, bob, { id: early.id, title: 'Mine' })).rejects.toMatchObject(unknown);
  await expect(removeChapter(test, bob, early.id)).rejects.toMatchObject(unknown);
  await expect(removeChapter(test, ann, late.id)).rejects.toMatchObject(unknown);
});

it('lets them go with their video', async () => {
  const videoId = await seedVideo(test.db, { ownerId: ann.id });
  await addChapter(test, ann, { videoId, at: 1, title: 'Hello' });
  await test.db.video.delete({ where: { id: videoId } });
  expect(await listChapters(test, videoId)).toEqual([]);
});
