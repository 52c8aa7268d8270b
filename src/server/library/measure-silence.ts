import { createReadStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { StoragePaths } from '../storage-paths';
import { type MediaPart, partDuration } from './index-parts';
import { AUDIO_RUNG } from './ladder';
import { readRungParts } from './read-parts';
import { readSilence, type Silence } from './read-silence';
import { runFfmpeg } from './run-ffmpeg';

/** Ten seconds for an hour of sound, far more on a machine busy with recordings. */
const TIMEOUT_MS = 30 * 60_000;
/** Quieter than this for so long is silence: below room noise and breath, longer than a pause in speech. */
const DETECT = 'silencedetect=noise=-45dB:duration=1.5';

async function* mediaOf(file: string, { init, segments }: MediaPart): AsyncIterable<Buffer> {
  for (const { offset, length } of [init, ...segments]) {
    if (length > 0) yield* createReadStream(file, { start: offset, end: offset + length - 1 });
  }
}

async function measurePart(file: string, part: MediaPart, startSec: number, printed: string, signal: AbortSignal) {
  const filter = `asetpts=PTS-STARTPTS,${DETECT},ametadata=mode=print:file=${printed}`;
  const args = ['-i', 'pipe:0', '-vn', '-af', filter, '-f', 'null', '-'];
  await runFfmpeg(args, { signal, timeoutMs: TIMEOUT_MS, input: mediaOf(file, part) });
  return readSilence(await readFile(printed, 'utf8'), { startSec, durationSec: partDuration(part) });
}

/** Writes silence.json, whole or not at all. */
export async function writeSilence(
  { paths }: { paths: StoragePaths },
  videoId: string,
  found: readonly Silence[],
): Promise<void> {
  const work = paths.inVideo(videoId, 'silence-work.json');
  await writeFile(work, JSON.stringify(found));
  await rename(work, paths.silence(videoId));
}

/**
 * Measures where a video is silent, for players that skip it. Reads the rung that holds only the sound,
 * a fiftieth of the bytes, or the recording itself when that is sound only. Needs the rungs, if there are any.
 */
export async function measureSilence(
  { paths }: { paths: StoragePaths },
  videoId: string,
  source: readonly MediaPart[],
  signal: AbortSignal,
): Promise<void> {
  const rung = await readRungParts({ paths }, videoId, AUDIO_RUNG, source);
  const printed = paths.inVideo(videoId, 'silence-work.txt');
  const found: Silence[] = [];
  try {
    let startSec = 0;
    for (const [index, part] of source.entries()) {
      const sound = rung[index];
      const file = sound ? paths.renditionMedia(videoId, AUDIO_RUNG) : paths.partMedia(videoId, part.number);
      found.push(...(await measurePart(file, sound ?? part, startSec, printed, signal)));
      startSec += partDuration(part);
    }
    await writeSilence({ paths }, videoId, found);
  } finally {
    await rm(printed, { force: true });
  }
}
