import { execFile } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { ladderFor } from '../../../src/server/library/ladder';
import { makeStoryboard } from '../../../src/server/library/make-storyboard';
import { createPackager } from '../../../src/server/library/package-video';
import { readParts } from '../../../src/server/library/read-parts';
import { layOutStoryboard } from '../../../src/server/library/storyboard-layout';
import { createLogger } from '../../../src/server/log';
import { type FinishedVideo, makeFinishedVideo } from '../make-finished-video';
import { listFigures, median } from '../median';
import { keyFrameSheets, onePass, peertubeCopy, peertubeEncode } from '../peers/package-commands';
import { treeCpuSec } from '../process-tree';
import type { BenchContext, BenchPart, Row } from '../row';

const group = 'packaging';
const SHAPE = { width: 1280, height: 720 };
/** One storyboard of a minute costs a few tenths of a second. */
const STORYBOARDS = 5;

/** CPU seconds of this process and of all it starts, while `work` runs. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = await treeCpuSec(process.pid);
  await work();
  return (await treeCpuSec(process.pid)) - before;
}

async function ffmpeg({ signal }: BenchContext, args: readonly string[]): Promise<void> {
  await promisify(execFile)('ffmpeg', ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args], { signal });
}

/** The library's own packager on a finished video: finalize, poster, storyboard, rungs, sound, rows in the database. */
async function packageOnce({ test, add }: FinishedVideo, signal: AbortSignal): Promise<number> {
  const videoId = await add();
  const packager = createPackager({ ...test, log: createLogger('silent'), now: () => new Date() });
  const stop = () => void packager.stop();
  signal.addEventListener('abort', stop);
  try {
    let result: unknown;
    const cpu = await cpuOf(async () => {
      result = await packager.packageVideo({ videoId });
    });
    if (result !== 'done') throw new Error(`The packager answered ${JSON.stringify(result)}.`);
    return cpu;
  } finally {
    signal.removeEventListener('abort', stop);
    await packager.stop();
  }
}

type Cpu = { ours: number[]; raw: number[]; separate: number; copied: number };

async function measurePackaging(context: BenchContext, video: FinishedVideo, dir: string): Promise<Cpu> {
  const rungs = ladderFor(SHAPE.height);
  const bitrate = ((await stat(video.source)).size * 8) / video.seconds;
  const encode = (height: number) => cpuOf(() => ffmpeg(context, peertubeEncode(video.source, dir, height, bitrate)));
  const [ours, raw]: [number[], number[]] = [[], []];
  for (let round = context.quick ? 1 : 0; round < 2; round += 1) {
    ours.push(await packageOnce(video, context.signal));
    raw.push(await cpuOf(() => ffmpeg(context, onePass(video.source, dir, rungs))));
  }
  context.say(`CPU seconds: ours ${listFigures(ours, 1)}, one raw pass ${listFigures(raw, 1)}`);
  const top = await encode(720);
  let lower = 0;
  for (const { height } of rungs) lower += await encode(height);
  const copied = lower + (await cpuOf(() => ffmpeg(context, peertubeCopy(video.source, dir))));
  return { ours, raw, separate: top + lower, copied };
}

async function measureStoryboards(context: BenchContext, video: FinishedVideo, dir: string) {
  const videoId = await video.add();
  const parts = await readParts(video.test, videoId);
  const { interval, columns, rows, tileWidth, tileHeight } = layOutStoryboard(video.seconds, SHAPE);
  const layout = { size: `${tileWidth}:${tileHeight}`, grid: `${columns}x${rows}`, interval };
  let [ours, raw] = [0, 0];
  for (let run = 0; run < STORYBOARDS; run += 1) {
    ours += await cpuOf(() => makeStoryboard(video.test, videoId, parts, SHAPE, context.signal));
    raw += await cpuOf(() => ffmpeg(context, keyFrameSheets(video.source, dir, layout)));
  }
  return { ours: ours / STORYBOARDS, raw: raw / STORYBOARDS };
}

function packagingRows(seconds: number, cpu: Cpu, board: { ours: number; raw: number }): Row[] {
  const row = (what: string, ours: number, name: string, value: number, limit: number | null, note: string): Row => {
    const bar = limit === null ? null : { text: `<= ${limit}x`, holds: ours / value <= limit };
    return { group, what, ours, peer: { name, value }, bar, note };
  };
  const ours = median(cpu.ours);
  const what = `packaging ${seconds} s of 720p30, CPU s`;
  return [
    row(
      ...([what, ours, 'one raw ffmpeg', median(cpu.raw), 1.05] as const),
      `The whole packager (rungs, sound, poster, storyboard, indexes, Node's own work) ${listFigures(cpu.ours, 2)}; one command with the same rungs and encoder settings ${listFigures(cpu.raw, 2)}.`,
    ),
    row(
      ...([what, ours, 'three separate', cpu.separate, 0.45] as const),
      'As PeerTube encodes: 720, 480 and 240 lines by one ffmpeg each, from the source; the source is never encoded anew by us.',
    ),
    row(
      ...([what, ours, 'two and a copy', cpu.copied, null] as const),
      'As PeerTube does where the source may be copied: 480 and 240 lines by one ffmpeg each.',
    ),
    row(
      ...(['its storyboard, CPU s', board.ours, 'raw key frames', board.raw, 1.1] as const),
      `Mean of ${STORYBOARDS} each, by turns; the raw command makes the same tiles from key frames alone.`,
    ),
  ];
}

/** What packaging costs on top of the encoder, and against encoding each rung by itself. */
export const packagingPart: BenchPart = {
  name: group,
  async run(context) {
    const seconds = context.quick ? 16 : 128;
    const video = await makeFinishedVideo(context, seconds);
    try {
      const dir = path.join(context.workDir, 'raw');
      await mkdir(dir);
      const cpu = await measurePackaging(context, video, dir);
      return packagingRows(seconds, cpu, await measureStoryboards(context, video, dir));
    } finally {
      await video.test.close();
    }
  },
};
