import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CARD_FPS } from '../../recorder/src/measure/card-layout';
import { decodeMarks } from '../../recorder/src/measure/decode-marks';
import { readFrame } from '../../recorder/src/measure/read-frame';
import { alignFilter, alignFrames, countAligned } from './align-frames';
import type { BenchContext } from './row';

/** One loop of the card: every picture of it once. */
const FRAMES = 32 * CARD_FPS;
const LIMIT_MS = 240_000;

export type Similarity = { all: number; luma: number; frames: number };

async function readNumbers(file: string): Promise<(number | null)[]> {
  const numbers: (number | null)[] = [];
  const reader = {
    frame: (_: number, reduced: Uint8Array) => numbers.push(readFrame(reduced).number),
    sound: () => {},
  };
  await decodeMarks(file, { hasAudio: false, limitMs: LIMIT_MS }, reader);
  return numbers.slice(0, FRAMES);
}

/** The last lines of ffmpeg's ssim filter: "SSIM Y:0.99 (20.1) U:... All:0.99 (21.0)". */
export function parseSsim(text: string): Omit<Similarity, 'frames'> {
  const last = text.split('\n').findLast((line) => line.includes('SSIM Y:')) ?? '';
  const value = (name: string) => Number(new RegExp(`${name}:([\\d.]+)`).exec(last)?.[1] ?? Number.NaN);
  return { all: value('All'), luma: value('Y') };
}

/**
 * How near a recording of a test card in view `player` is to the broadcast itself, the file `card`, frame by frame: what the browser, the
 * screen's colours and the encoder made of it. Frames are paired by their barcode. The mean over the first loop.
 */
export async function measureSsim({ signal }: BenchContext, file: string, card: string): Promise<Similarity> {
  const runs = alignFrames(await readNumbers(file));
  const frames = countAligned(runs);
  if (frames < CARD_FPS) throw new Error(`Only ${frames} pictures of ${file} could be matched with the test card's.`);
  const graph = [
    `[0:v]${alignFilter(runs)}[recorded]`,
    `[1:v]setpts=N/${CARD_FPS}/TB[shown]`,
    '[recorded][shown]ssim=shortest=1',
  ];
  const inputs = ['-i', file, '-stream_loop', '-1', '-i', card];
  const args = ['-nostdin', '-hide_banner', ...inputs, '-lavfi', graph.join(';'), '-an', '-fps_mode', 'passthrough'];
  const run = promisify(execFile)('ffmpeg', [...args, '-f', 'null', '-'], { signal, timeout: LIMIT_MS });
  return { ...parseSsim((await run).stderr), frames };
}
