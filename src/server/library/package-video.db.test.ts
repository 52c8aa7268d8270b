import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { createLogger } from '../log';
import { getMediaPlaylist } from '../playback/get-playlist';
import { lintPlaylists } from '../playback/playlists/lint-playlist';
import { createPackager } from './package-video';
import { makePart, run } from './test-kit/make-parts';
import { seedUser, seedVideo } from './test-kit/seed-video';

let test: TestDatabase;
let ownerId: string;
const log = createLogger('silent');
const now = () => new Date();
const BEGIN = Date.parse('2026-11-22T10:00:00.000Z');

beforeAll(async () => {
  test = await openTestDatabase();
  ownerId = (await seedUser(test.db, 'ann')).id;
});
afterAll(() => test.close());

async function probe(
  file: string,
): Promise<{ width?: number; height?: number; codec_type: string; start_time: string }[]> {
  const args = ['-v', 'error', '-show_entries', 'stream=codec_type,width,height,start_time', '-of', 'json', file];
  return JSON.parse((await run('ffprobe', args)).stdout).streams;
}

describe('packaging', () => {
  let videoId: string;

  beforeAll(async () => {
    videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 9, startedAt: BEGIN, width: 854, height: 480 });
    await makePart(test.paths, videoId, 2, { seconds: 6.5, startedAt: BEGIN + 20_000, width: 854, height: 480 });
    const packager = createPackager({ ...test, log, now });
    expect(await packager.packageVideo({ videoId })).toBe('done');
  }, 60_000);

  it('adds the lower rungs and a sound-only rung', async () => {
    const rows = await test.db.rendition.findMany({ where: { videoId }, orderBy: { name: 'asc' } });
    expect(rows.map(({ name, width, height, fps }) => ({ name, width, height, fps }))).toEqual([
      { name: '240p', width: 428, height: 240, fps: 30 },
      { name: 'audio', width: null, height: null, fps: null },
    ]);
    expect(rows.map((row) => row.codecs)).toEqual([
      expect.stringMatching(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/),
      'mp4a.40.2',
    ]);
  });

  it('keeps the rules of the HLS specifications, with all rungs aligned', async () => {
    const video = { id: videoId, quality: '720p30', live: false } as const;
    const rows = await test.db.rendition.findMany({ where: { videoId } });
    const playlists = await Promise.all(
      rows.map(async ({ name, bandwidth, averageBandwidth }) => {
        return { name, bandwidth, averageBandwidth, text: await getMediaPlaylist({ ...test }, video, name) };
      }),
    );
    const source = { ...playlists[0], name: 'source', text: await getMediaPlaylist({ ...test }, video, 'source') };
    const faults = lintPlaylists({ playlists: [...playlists], mediaSec: 15.5, frameSec: 1 / 30 });
    expect(faults).toEqual([]);
    const dates = (text: string) => text.match(/PROGRAM-DATE-TIME:.*/g);
    const extinf = (text: string) => text.match(/EXTINF:.*|#EXT-X-DISCONTINUITY/g);
    for (const { text } of playlists) {
      expect(dates(text)).toEqual(dates(source.text));
      expect(extinf(text)).toEqual(extinf(source.text));
    }
  });

  it('makes files that a decoder takes without complaint, each part with all its frames', async () => {
    const file = test.paths.renditionMedia(videoId, '240p');
    expect((await probe(file))[0]).toMatchObject({ codec_type: 'video', width: 428, height: 240 });
    const args = [
      '-v',
      'error',
      '-count_packets',
      '-show_entries',
      'stream=codec_type,nb_read_packets',
      '-of',
      'csv=p=0',
    ];
    const source = (await run('ffprobe', [...args, test.paths.partMedia(videoId, 1)])).stdout;
    expect(source).toContain('video,270');
  });

  it('makes a poster, and a storyboard whose last tile shows the last part', async () => {
    const video = await test.db.video.findUniqueOrThrow({ where: { id: videoId } });
    expect(video).toMatchObject({ hasPoster: true, hasStoryboard: true, packaging: 'done', packagingProgress: 1 });
    expect((await probe(test.paths.poster(videoId)))[0]).toMatchObject({ width: 640, height: 360 });
    expect((await probe(test.paths.storyboardSheet(videoId, 1)))[0]).toMatchObject({ width: 1280, height: 90 });
    const vtt = await readFile(test.paths.storyboardVtt(videoId), 'utf8');
    expect(vtt).toContain('00:00:14.000 --> 00:00:15.500\nstoryboard-1.jpg#xywh=1120,0,160,90\n');
  });

  it('leaves nothing of its work behind', async () => {
    const names = await readdir(test.paths.video(videoId));
    expect(names.sort()).toEqual(
      ['part-1', 'part-2', '240p', 'audio']
        .flatMap((name) => [`${name}.idx`, `${name}.mp4`])
        .concat('poster.jpg', 'storyboard-1.jpg', 'storyboard.vtt')
        .sort(),
    );
  });
});
