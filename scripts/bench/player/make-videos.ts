import { link, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createPackager } from '../../../src/server/library/package-video';
import { makePart } from '../../../src/server/library/test-kit/make-parts';
import { seedVideo } from '../../../src/server/library/test-kit/seed-video';
import { createLogger } from '../../../src/server/log';
import type { Library } from '../media/with-library';

/** One 720p video, encoded and packaged by the library's own code. Answers its id. */
async function makeVideo({ db, paths, ownerId }: Library, seconds: number): Promise<string> {
  const startedAt = new Date();
  const id = await seedVideo(db, { ownerId, recording: 'finished', startedAt, title: 'Measured video' });
  await makePart(paths, id, 1, { seconds, startedAt: startedAt.getTime(), width: 1280, height: 720 });
  const packager = createPackager({ db, paths, log: createLogger('silent'), now: () => new Date() });
  const outcome = await packager.packageVideo({ videoId: id });
  if (outcome !== 'done') throw new Error(`The video could not be packaged: ${outcome}.`);
  return id;
}

async function copyVideo({ db, paths }: Library, original: string): Promise<string> {
  const row = await db.video.findUniqueOrThrow({ where: { id: original }, include: { renditions: true } });
  const { id: _, renditions, ...video } = row;
  const { id } = await db.video.create({ data: video });
  for (const { id: _id, videoId: _videoId, ...rendition } of renditions) {
    await db.rendition.create({ data: { ...rendition, videoId: id } });
  }
  await mkdir(paths.video(id));
  for (const name of await readdir(paths.video(original))) {
    await link(paths.inVideo(original, name), path.join(paths.video(id), name));
  }
  return id;
}

/**
 * So many videos with the same media. Each is opened once: a browser keeps what it has fetched, and a second opening
 * would not ask the server.
 */
export async function makeVideos(library: Library, count: number, seconds: number): Promise<string[]> {
  const first = await makeVideo(library, seconds);
  const ids = [first];
  while (ids.length < count) ids.push(await copyVideo(library, first));
  return ids;
}
