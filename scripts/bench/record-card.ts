import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isEnded } from '../../src/shared/recording';
import { readTree, type Usage, usageBetween } from './process-tree';
import { pause, waitFor } from './wait-for';
import type { BenchApp } from './with-app';

/** The beginning and the end of a recording that its usage is not measured over: the browser starts, files are finished. */
const HEAD_MS = 3_000;
const TAIL_MS = 4_000;
const PACKAGING_SECONDS = 180;

/** What a recording is asked for, and what it came to. */
export type RecordedFile = {
  file: string;
  bytes: number;
  /** Of the recorder's process tree while it recorded, start and end left out. */
  usage: Usage;
};

/** Measures a tree for the middle of a recording that begins now and lasts that many seconds. */
export async function measureMiddle(root: number, seconds: number, signal: AbortSignal): Promise<Usage> {
  await pause(HEAD_MS, signal);
  const [before, from] = [await readTree(root), performance.now()];
  await pause(Math.max(1_000, seconds * 1000 - HEAD_MS - TAIL_MS), signal);
  const [after, to] = [await readTree(root), performance.now()];
  if (!after.some(({ pid }) => pid === root)) throw new Error('The recorder ended too early.');
  return usageBetween(before, after, (to - from) / 1000);
}

/** The app's own test card, at the address under which recorders reach it. */
export async function cardUrl(app: BenchApp): Promise<string> {
  return (await app.api.recordings.testcardUrl.query()).url;
}

/** The process number of a recording's recorder (process engine). */
async function recorderPid(app: BenchApp, recordingId: string): Promise<number> {
  const lock = path.join(app.dataDir, 'recorders', recordingId, 'spool/recorder.json');
  const { pid }: { pid: unknown } = JSON.parse(await readFile(lock, 'utf8'));
  if (typeof pid !== 'number') throw new Error('The recorder has no process number.');
  return pid;
}

/** Waits until the recording is being recorded; throws when it ends instead. */
export async function untilRecording(app: BenchApp, id: string, signal: AbortSignal, seconds = 60): Promise<void> {
  const begun = async () => {
    const { status, failure } = await app.api.recordings.get.query({ id });
    if (isEnded(status)) throw new Error(`The recording ended as ${status}: ${failure?.message ?? ''}`);
    return status === 'recording';
  };
  await waitFor('the recording begins', begun, { seconds, signal, everyMs: 200 });
}

/** Waits until a recording has ended; answers its one part. Throws when it did not finish, or was interrupted. */
export async function untilFinished(app: BenchApp, id: string, signal: AbortSignal, seconds: number) {
  const look = async () => {
    const recording = await app.api.recordings.get.query({ id });
    return isEnded(recording.status) && recording;
  };
  const { status, parts, bytes, videoId, failure } = await waitFor('the recording ends', look, {
    seconds,
    signal,
    everyMs: 500,
  });
  if (status !== 'finished') throw new Error(`The recording ended as ${status}: ${failure?.message ?? ''}`);
  if (parts !== 1) throw new Error(`The recording was interrupted: it has ${parts} parts.`);
  return { file: path.join(app.dataDir, 'videos', videoId, 'part-1.mp4'), bytes, videoId };
}

/** Waits until a video is packaged, so that this does not disturb what is measured next. */
export async function untilPackaged(app: BenchApp, videoId: string, signal: AbortSignal): Promise<void> {
  const done = async () => {
    const { items } = await app.api.library.list.query({});
    return items.some(({ id, packaging }) => id === videoId && packaging === 'done');
  };
  await waitFor('the recording is packaged', done, { seconds: PACKAGING_SECONDS, signal, everyMs: 500 });
}

/** Records a test card's page at 720p30 for that many seconds, as a user's recording. */
export async function recordCard(
  app: BenchApp,
  url: string,
  seconds: number,
  signal: AbortSignal,
): Promise<RecordedFile & { videoId: string }> {
  const { id } = await app.api.recordings.create.mutate({ url, durationSec: seconds });
  await untilRecording(app, id, signal);
  // Two of the seconds are over when recording is reported, with the first finished segment.
  const usage = await measureMiddle(await recorderPid(app, id), seconds - 2, signal);
  const { file, bytes, videoId } = await untilFinished(app, id, signal, seconds + 60);
  return { file, bytes, usage, videoId };
}
