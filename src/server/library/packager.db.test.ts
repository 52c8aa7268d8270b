import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { createLogger } from '../log';
import { deleteVideo } from './delete-video';
import { createPackager } from './package-video';
import { makePart, run } from './test-kit/make-parts';
import { seedUser, seedVideo } from './test-kit/seed-video';

let test: TestDatabase;
let ownerId: string;

beforeEach(async () => {
  test = await openTestDatabase();
  ownerId = (await seedUser(test.db, 'ann')).id;
});
afterEach(() => test.close());

const newPackager = () => createPackager({ ...test, log: createLogger('silent'), now: () => new Date() });
const stateOf = (id: string) => test.db.video.findUniqueOrThrow({ where: { id }, include: { renditions: true } });
const left = async (id: string) =>
  (await readdir(test.paths.video(id))).filter((name) => /work|packaging|new/.test(name));

describe('the packager', () => {
  it('does nothing while it is recorded, when it is done, and to what is not there', async () => {
    const packager = newPackager();
    const recording = await seedVideo(test.db, { ownerId, recording: 'recording' });
    expect(await packager.packageVideo({ videoId: recording })).toEqual({ skipped: 'still recording' });
    expect(await packager.packageVideo({ videoId: 'gone' })).toEqual({ skipped: 'the video was deleted' });
    const empty = await seedVideo(test.db, { ownerId, recording: 'failed', status: 'recording' });
    expect(await packager.packageVideo({ videoId: empty })).toEqual({ skipped: 'nothing was recorded' });
    expect(await stateOf(empty)).toMatchObject({ status: 'empty', packaging: 'none' });
  });

  it('needs no rungs for sound only', async () => {
    const videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 5, startedAt: 0, audioOnly: true });
    expect(await newPackager().packageVideo({ videoId })).toBe('done');
    expect(await stateOf(videoId)).toMatchObject({
      packaging: 'done',
      hasPoster: false,
      durationSec: expect.closeTo(5, 1),
      renditions: [],
    });
  });

  it('measures silence also in videos that were packaged before it was', async () => {
    const videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 5, startedAt: 0, audioOnly: true });
    const { id: recordingId } = await test.db.recording.findUniqueOrThrow({ where: { videoId } });
    await test.db.part.create({ data: { videoId, recordingId, number: 1 } });
    const packager = newPackager();
    await packager.packageVideo({ videoId });
    expect(await packager.measureSilence()).toEqual({ skipped: 'nothing was missing' });
    await rm(test.paths.silence(videoId));
    expect(await packager.measureSilence()).toBe('done');
    expect(JSON.parse(await readFile(test.paths.silence(videoId), 'utf8'))).toEqual([]);
  });

  it('measures a video once in which a part has no sound', async () => {
    const videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    const plan = { seconds: 5, startedAt: 0, width: 426, height: 240 };
    await makePart(test.paths, videoId, 1, { ...plan, silent: [1, 4] });
    await makePart(test.paths, videoId, 2, { ...plan, startedAt: 60_000, soundSeconds: 0 });
    const { id: recordingId } = await test.db.recording.findUniqueOrThrow({ where: { videoId } });
    for (const number of [1, 2]) await test.db.part.create({ data: { videoId, recordingId, number } });
    const packager = newPackager();
    expect(await packager.packageVideo({ videoId })).toBe('done');
    expect(await packager.measureSilence()).toEqual({ skipped: 'nothing was missing' });
    expect(JSON.parse(await readFile(test.paths.silence(videoId), 'utf8'))).toEqual([]);
  });

  it('makes every quality of a recording that ends with one picture and no sound for it', async () => {
    const videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    const plan = { seconds: 4.03, soundSeconds: 3.9, startedAt: 0, width: 854, height: 480 };
    const rows = await makePart(test.paths, videoId, 1, plan);
    expect(rows.at(-1)?.duration).toBeLessThan(0.1);
    expect(await newPackager().packageVideo({ videoId })).toBe('done');
    expect((await stateOf(videoId)).renditions.map(({ name }) => name).sort()).toEqual(['240p', 'audio']);
  });

  it('starts over cleanly after a crash, and passes over a part without media', async () => {
    const videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    const rows = await makePart(test.paths, videoId, 1, { seconds: 5, startedAt: 0, width: 854, height: 480 });
    await writeFile(test.paths.partIndex(videoId, 2), `0\t0\t${rows[0]?.length}\t0\t2026-11-22T10:00:00.000Z\n`);
    await mkdir(path.join(test.paths.video(videoId), 'packaging'));
    await writeFile(path.join(test.paths.video(videoId), 'packaging', '240p.mp4'), 'half');
    await test.db.video.update({ where: { id: videoId }, data: { packaging: 'running', packagingProgress: 0.4 } });
    const packager = newPackager();
    const both = await Promise.all([packager.packageVideo({ videoId }), packager.packageVideo({ videoId })]);
    expect(both).toEqual(['done', { skipped: 'being packaged already' }]);
    expect((await stateOf(videoId)).renditions.map(({ name }) => name).sort()).toEqual(['240p', 'audio']);
    expect(await packager.packageVideo({ videoId })).toEqual({ skipped: 'packaged already' });
    expect(await left(videoId)).toEqual([]);
  });

  it('packages a video anew that has grown while it was being packaged', async () => {
    const [videoId, other] = await Promise.all([
      seedVideo(test.db, { ownerId, recording: 'finished' }),
      seedVideo(test.db, { ownerId, recording: 'finished' }),
    ]);
    const { recording } = await test.db.video.findUniqueOrThrow({
      where: { id: videoId },
      include: { recording: true },
    });
    const plan = { seconds: 5, startedAt: 0, width: 854, height: 480 };
    await makePart(test.paths, videoId, 1, plan);
    await makePart(test.paths, other, 2, { ...plan, startedAt: 60_000 });
    const packager = newPackager();
    const first = packager.packageVideo({ videoId });
    await cp(test.paths.video(other), test.paths.video(videoId), { recursive: true });
    const part = { videoId, recordingId: recording?.id ?? '', number: 2, bytes: 10_000n };
    await test.db.part.create({ data: part });
    expect(await packager.packageVideo({ videoId })).toEqual({ skipped: 'being packaged already' });
    expect(await first).toBe('done');
    expect(await stateOf(videoId)).toMatchObject({ packaging: 'done', durationSec: expect.closeTo(10, 0) });
  });

  it('says that it failed, in a sentence, and leaves the recording as it is', async () => {
    const videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 9, startedAt: 0, width: 854, height: 480 });
    await truncate(test.paths.partMedia(videoId, 1), 60_000);
    expect(await newPackager().packageVideo({ videoId })).toEqual({ skipped: 'packaging failed' });
    expect(await stateOf(videoId)).toMatchObject({
      packaging: 'failed',
      packagingError: expect.stringContaining('The recording itself plays'),
      renditions: [],
      status: 'ready',
    });
    expect(await left(videoId)).toEqual([]);
  });

  it('gives up when the video is deleted meanwhile, and does not bring its folder back', async () => {
    const videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 24, startedAt: 0, width: 1280, height: 720 });
    const work = newPackager().packageVideo({ videoId });
    const progress = async () => (await stateOf(videoId)).packagingProgress;
    await expect.poll(progress, { timeout: 30_000, interval: 50 }).toBeGreaterThan(0);
    await deleteVideo({ ...test, chat: { remove: () => 0 } }, { id: ownerId }, videoId);
    expect(await work).toEqual({ skipped: 'the video was deleted' });
    expect(await readdir(test.paths.videos)).toEqual([]);
  }, 60_000);

  it('kills what runs when it is stopped, and leaves the video queued', async () => {
    const videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 24, startedAt: 0, width: 1280, height: 720 });
    const packager = newPackager();
    const work = packager.packageVideo({ videoId });
    await expect
      .poll(async () => (await stateOf(videoId)).packagingProgress, { timeout: 30_000, interval: 50 })
      .toBeGreaterThan(0);
    const begun = performance.now();
    await packager.stop();
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(await work).toMatchObject({ skipped: expect.stringContaining('stopped') });
    expect(await stateOf(videoId)).toMatchObject({ packaging: 'queued', renditions: [] });
    expect(await left(videoId)).toEqual([]);
    const { stdout } = await run('ps', ['-eo', 'args']);
    expect(stdout).not.toContain(test.paths.video(videoId));
    expect(await packager.packageVideo({ videoId })).toEqual({ skipped: 'stopping' });
  }, 60_000);
});
