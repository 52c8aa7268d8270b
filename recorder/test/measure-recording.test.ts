import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fidelityReport } from '../protocol/fidelity';
import { decodeMarks } from '../src/measure/decode-marks';
import { measureRecording } from '../src/measure/measure-recording';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const card = path.join(root, 'public/testcard/card.mp4');
const FAST = ['-c:v', 'libx264', '-preset', 'ultrafast'];
let dir = '';

/** Makes a file whose faults are known, out of the card. */
async function spoil(name: string, ...args: string[]): Promise<string> {
  const out = path.join(dir, name);
  await run('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args, out], { timeout: 60_000 });
  return out;
}

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'jomo-measure-'));
  await run('node', [path.join(root, 'scripts/make-testcard.mjs')], { cwd: root });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('measuring a recording of the test card', () => {
  it('finds nothing wrong with the card itself', async () => {
    const report = fidelityReport.parse(await measureRecording(card));
    expect(report).toMatchObject({ durationSec: 32, frames: 960, uniqueRatio: 1, pairs: 32 });
    expect(Math.abs(report.avOffsetMedianMs ?? 99)).toBeLessThanOrEqual(1);
    expect(report.avOffsetSdMs).toBeLessThanOrEqual(1);
    expect(Math.abs(report.avDriftMs ?? 99)).toBeLessThanOrEqual(1);
    expect(report.longestFreezeMs).toBeLessThan(40);
  });

  it('finds the loop without a seam', async () => {
    const report = await measureRecording(await spoil('twice.mp4', '-stream_loop', '1', '-i', card, '-c', 'copy'));
    expect(report).toMatchObject({ frames: 1920, uniqueRatio: 1, pairs: 64 });
    expect(report.avOffsetSdMs).toBeLessThanOrEqual(1);
    expect(report.longestFreezeMs).toBeLessThan(40);
  });

  it.each([60, -45])('reports sound shifted by %i ms', async (shift) => {
    const [first, second] = shift > 0 ? ['0', String(shift / 1000)] : [String(-shift / 1000), '0'];
    const inputs = ['-itsoffset', first, '-i', card, '-itsoffset', second, '-i', card];
    const report = await measureRecording(
      await spoil(`shift${shift}.mp4`, ...inputs, '-map', '0:v', '-map', '1:a', '-c', 'copy'),
    );
    expect(report.avOffsetMedianMs).toBeGreaterThan(shift - 2);
    expect(report.avOffsetMedianMs).toBeLessThan(shift + 2);
    expect(report.uniqueRatio).toBe(1);
  });

  it('reports sound that runs slow as drift', async () => {
    const report = await measureRecording(
      await spoil('drift.mp4', '-i', card, '-af', 'asetrate=47904,aresample=48000', '-c:v', 'copy', '-c:a', 'aac'),
    );
    expect(report.avDriftMs).toBeGreaterThan(45); // 0.2 % over the 27 s between the first and the last pairs
    expect(report.avDriftMs).toBeLessThan(65);
  });

  it('is not led astray by a hole in the sound', async () => {
    const hole = "aselect='not(between(t,5.1,5.16))'";
    const report = await measureRecording(
      await spoil('hole.mkv', '-i', card, '-af', hole, '-c:v', 'copy', '-c:a', 'pcm_s16le'),
    );
    expect(Math.abs(report.avDriftMs ?? 99)).toBeLessThanOrEqual(2);
    expect(report.avOffsetSdMs).toBeLessThanOrEqual(2);
  });

  it('counts dropped and repeated frames', async () => {
    const drop = "select='not(eq(mod(n,10),3))'";
    const dropped = await spoil('drop.mp4', '-i', card, '-vf', drop, '-fps_mode', 'passthrough', ...FAST);
    expect((await measureRecording(dropped)).uniqueRatio).toBeCloseTo(0.9, 2);
    const repeated = await spoil('repeat.mp4', '-i', card, '-vf', `${drop},fps=30`, ...FAST);
    expect((await measureRecording(repeated)).uniqueRatio).toBeCloseTo(0.9, 2);
  });

  it.each([
    ['1080p', 'scale=1920:1080'],
    ['480p', 'scale=854:480'],
    ['720p20', 'fps=20'],
  ])('measures a %s recording', async (name, filter) => {
    const file = await spoil(`${name}.mp4`, '-t', '4', '-i', card, '-vf', filter, ...FAST, '-crf', '30');
    expect(await measureRecording(file)).toMatchObject({ uniqueRatio: 1, pairs: 4 });
  });

  it('answers without offsets when there is no sound', async () => {
    const file = await spoil('mute.mp4', '-t', '3', '-i', card, '-an', '-c', 'copy');
    expect(await measureRecording(file)).toMatchObject({ uniqueRatio: 1, pairs: 0, avOffsetMedianMs: null });
  });
});

describe('what cannot be measured', () => {
  it('is a recording of the whole page, and the sentence says so', async () => {
    const file = await spoil('page.mp4', '-t', '2', '-i', card, '-vf', 'scale=640:360,pad=1280:720:40:60', ...FAST);
    await expect(measureRecording(file)).rejects.toMatchObject({
      code: 'no_test_card',
      message: expect.stringContaining('view "page" cannot be measured'),
    });
  });

  it('is a recording of sound only', async () => {
    const file = await spoil('sound.mp4', '-t', '2', '-i', card, '-vn', '-c', 'copy');
    await expect(measureRecording(file)).rejects.toMatchObject({ code: 'no_test_card' });
  });

  it('is a file that is no video, or not there', async () => {
    const junk = path.join(dir, 'junk.mp4');
    await writeFile(junk, 'not a video');
    await expect(measureRecording(junk)).rejects.toMatchObject({ code: 'unreadable_file' });
    await expect(measureRecording(path.join(dir, 'missing.mp4'))).rejects.toMatchObject({ code: 'unreadable_file' });
  });
});

describe('decoding that goes wrong', () => {
  /** Command lines of the processes this test file has started and that still run. */
  async function runningDecoders(): Promise<string> {
    const { stdout } = await run('ps', ['--ppid', String(process.pid), '-o', 'args=']).catch(() => ({ stdout: '' }));
    return stdout
      .split('\n')
      .filter((line) => line.startsWith('ffmpeg'))
      .join('\n');
  }
  const ignore = { frame: () => undefined, sound: () => undefined };

  it('is stopped when it takes too long, and leaves no process behind', async () => {
    await expect(decodeMarks(card, { hasAudio: true, limitMs: 30 }, ignore)).rejects.toMatchObject({
      code: 'decode_failed',
      detail: expect.stringContaining('SIGKILL'),
    });
    expect(await runningDecoders()).toBe('');
  });

  it('is stopped when what reads it fails, and leaves no process behind', async () => {
    const frame = () => {
      throw new Error('reader is broken');
    };
    await expect(decodeMarks(card, { hasAudio: true, limitMs: 60_000 }, { ...ignore, frame })).rejects.toMatchObject({
      code: 'decode_failed',
      detail: expect.stringContaining('reader is broken'),
    });
    expect(await runningDecoders()).toBe('');
  });
});
