import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { createPackager } from '../library/package-video';
import { makePart, run } from '../library/test-kit/make-parts';
import { seedUser, seedVideo } from '../library/test-kit/seed-video';
import { createLogger } from '../log';
import { getMediaPlaylist } from './get-playlist';
import { lintPlaylists } from './playlists/lint-playlist';

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
    const quiet = { seconds: 6.5, silent: [2, 5] as [number, number] };
    await makePart(test.paths, videoId, 2, { ...quiet, startedAt: BEGIN + 20_000, width: 854, height: 480 });
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

  it('makes a poster, and a storyboard whose last tile shows the last part', async () => {
    const video = await test.db.video.findUniqueOrThrow({ where: { id: videoId } });
    expect(video).toMatchObject({ hasPoster: true, hasStoryboard: true, packaging: 'done', packagingProgress: 1 });
    expect((await probe(test.paths.poster(videoId)))[0]).toMatchObject({ width: 640, height: 360 });
    expect((await probe(test.paths.storyboardSheet(videoId, 1)))[0]).toMatchObject({ width: 1280, height: 90 });
    const vtt = await readFile(test.paths.storyboardVtt(videoId), 'utf8');
    expect(vtt).toContain('00:00:14.000 --> 00:00:15.500\nstoryboard-1.jpg#xywh=1120,0,160,90\n');
  });

  it('notes where it is silent, across parts', async () => {
    const silences: [number, number][] = JSON.parse(await readFile(test.paths.silence(videoId), 'utf8'));
    expect(silences).toHaveLength(1);
    const [from, to] = silences[0] ?? [0, 0];
    expect(from).toBeCloseTo(11, 0);
    expect(to).toBeCloseTo(14, 0);
  });

  it('leaves nothing of its work behind', async () => {
    const names = await readdir(test.paths.video(videoId));
    expect(names.sort()).toEqual(
      ['part-1', 'part-2', '240p', 'audio']
        .flatMap((name) => [`${name}.idx`, `${name}.mp4`])
        .concat('poster.jpg', 'silence.json', 'storyboard-1.jpg', 'storyboard.vtt')
        .sort(),
    );
  });
});

it.each([false, true])(
  'shows and sounds every moment of a rung when the source does (B-frames: %s)',
  async (bFrames) => {
    const videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
    await makePart(test.paths, videoId, 1, { seconds: 7, startedAt: BEGIN, width: 854, height: 480, bFrames });
    expect(await createPackager({ ...test, log, now }).packageVideo({ videoId })).toBe('done');
    const times = async (file: string, stream: 'v' | 'a') => {
      const args = [
        '-v',
        'error',
        '-select_streams',
        stream,
        '-show_entries',
        'packet=pts_time',
        '-of',
        'csv=p=0',
        file,
      ];
      const { stdout, stderr } = await run('ffprobe', args);
      expect(stderr).toBe('');
      return stdout
        .trim()
        .split('\n')
        .map(Number.parseFloat)
        .sort((a, b) => a - b);
    };
    const source = test.paths.partMedia(videoId, 1);
    const rung = test.paths.renditionMedia(videoId, '240p');
    expect(await times(rung, 'v')).toEqual(await times(source, 'v'));
    expect(await times(rung, 'a')).toEqual(await times(source, 'a'));
    expect(await times(test.paths.renditionMedia(videoId, 'audio'), 'a')).toEqual(await times(source, 'a'));
  },
);
