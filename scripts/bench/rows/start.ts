import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { listFigures, median } from '../median';
import { cardUrl, untilFinished, untilPackaged } from '../record-card';
import { type BenchContext, type BenchPart, NotHere, type Row } from '../row';
import { pause, waitFor } from '../wait-for';
import { type BenchApp, withApp } from '../with-app';

const group = 'start';
const BAR_SEC = 6;
const PLAN_AHEAD_MS = 12_000;
const RECORDER_IMAGE = process.env.JOMO_RECORDER_IMAGE ?? 'jomo-recorder';

/** Program date times, epoch ms, of the stored segments: one line each, the first is the header's. */
export async function storedSegments(app: BenchApp, videoId: string): Promise<number[]> {
  const index = path.join(app.dataDir, 'videos', videoId, 'part-1.idx');
  const text = await readFile(index, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line.endsWith('Z'));
  return lines.slice(1).map((line) => Date.parse(line.slice(line.lastIndexOf('\t') + 1)));
}

/** Seconds from asking for a recording until its first segment is stored; the recording is stopped then. */
async function measureStart(app: BenchApp, signal: AbortSignal): Promise<number> {
  const wish = { url: await cardUrl(app), durationSec: 60 };
  const askedAt = performance.now();
  const { id, videoId } = await app.api.recordings.create.mutate(wish);
  const stored = async () => (await storedSegments(app, videoId)).length > 0;
  await waitFor('a first segment is stored', stored, { seconds: 60, signal, everyMs: 20 }).catch(
    async (error: Error) => {
      const { status, statusDetail, failure, log } = await app.api.recordings.get.query({ id });
      const why = [status, statusDetail, failure?.message, log.at(-1)?.message].filter(Boolean).join('; ');
      throw new Error(`${error.message} ${why}`);
    },
  );
  const seconds = (performance.now() - askedAt) / 1000;
  await app.api.recordings.stop.mutate({ id });
  await untilFinished(app, id, signal, 60);
  await untilPackaged(app, videoId, signal);
  return seconds;
}

async function startRows(context: BenchContext, app: BenchApp, engine: string): Promise<Row[]> {
  const starts: number[] = [];
  for (let run = context.quick ? 4 : 0; run < 5; run += 1) starts.push(await measureStart(app, context.signal));
  const slowest = Math.max(...starts);
  return [
    {
      ...{ group, what: `record now to first segment stored, engine ${engine}, s`, ours: slowest, peer: null },
      bar: { text: `<= ${BAR_SEC} s`, holds: slowest <= BAR_SEC },
      note: `The slowest of ${listFigures(starts, 2)}; median ${median(starts).toFixed(2)}. Two seconds of each are the segment itself.`,
    },
  ];
}

/** Milliseconds from the planned time to the first picture; negative = before it. */
async function measurePlan(app: BenchApp, signal: AbortSignal): Promise<number> {
  const startAt = Date.now() + PLAN_AHEAD_MS;
  const wish = { url: await cardUrl(app), startAt: new Date(startAt).toISOString(), durationSec: 2 };
  const { id, videoId } = await app.api.recordings.create.mutate(wish);
  await pause(PLAN_AHEAD_MS, signal);
  await untilFinished(app, id, signal, 60);
  await untilPackaged(app, videoId, signal);
  const [first] = await storedSegments(app, videoId);
  if (first === undefined) throw new Error('A planned recording has no segment.');
  return first - startAt;
}

async function planRows(context: BenchContext, app: BenchApp): Promise<Row[]> {
  const late: number[] = [];
  for (let run = context.quick ? 4 : 0; run < 5; run += 1) late.push((await measurePlan(app, context.signal)) / 1000);
  const latest = Math.max(...late);
  return [
    {
      ...{ group, what: 'planned: first picture after the planned time, s', ours: latest, peer: null },
      bar: { text: '<= 0 s (error p95 <= 1 s)', holds: latest <= 0 },
      note: `The latest of ${listFigures(late, 2)}; negative = before the planned time, so nothing of it is missed.`,
    },
  ];
}

/** The same in containers, if there is a Docker Engine with the recorder's image. */
export const startDockerPart: BenchPart = {
  name: 'start-docker',
  outside: true,
  run: async (context) => {
    await requireImage(RECORDER_IMAGE);
    // Containers reach the server by the bridge, not by the loopback address.
    const engine = { JOMO_ENGINE: 'docker', JOMO_RECORDER_IMAGE: RECORDER_IMAGE, JOMO_RECORDER_NETWORK: 'jomo-bench' };
    const settings = { ...engine, HOST: '0.0.0.0' };
    return withApp(context, settings, (app) => startRows(context, app, 'docker'));
  },
};

async function requireImage(image: string): Promise<void> {
  try {
    await promisify(execFile)('docker', ['image', 'inspect', image], { timeout: 10_000 });
  } catch {
    throw new NotHere(`there is no Docker Engine with the image ${image}, or it does not answer.`);
  }
}

/** How soon a recorder of engine `process` records, at once and by plan. */
export const startPart: BenchPart = {
  name: group,
  run: (context) =>
    withApp(context, {}, async (app) => [
      ...(await startRows(context, app, 'process')),
      ...(await planRows(context, app)),
    ]),
};
