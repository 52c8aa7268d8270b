import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parsePlaylist } from './parse-playlist';
import { nextSegments, readLeftSegments, takeSegments } from './read-segments';

const playlist = (from: number, ...durations: number[]) =>
  ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-MAP:URI="0.mp4"']
    .concat(durations.flatMap((sec, index) => [`#EXTINF:${sec.toFixed(6)},`, `${from + index}.m4s`]))
    .join('\n');

test('a playlist is read with exact durations, and lines that are no segments are passed over', () => {
  expect(parsePlaylist(`${playlist(7, 2, 3.966667)}\nother.ts\n#EXT-X-ENDLIST`)).toEqual([
    { seq: 7, durationSec: 2 },
    { seq: 8, durationSec: 3.966667 },
  ]);
});

test('the first segments come with the init segment, and times add up from zero', () => {
  expect(nextSegments(playlist(1, 2, 2), [], 1_000_000)).toEqual([
    { seq: 0, durationSec: 0, wallMs: 1_000_000 },
    { seq: 1, durationSec: 2, wallMs: 1_000_000 },
    { seq: 2, durationSec: 2, wallMs: 1_002_000 },
  ]);
});

test('a playlist whose window moved on continues where the last segment ended', () => {
  const known = [{ seq: 5, durationSec: 4, wallMs: 20_000 }];
  expect(nextSegments(playlist(4, 4, 4, 4), known, 0)).toEqual([{ seq: 6, durationSec: 4, wallMs: 24_000 }]);
});

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'jomo-test-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('what a killed recorder left is found: journal, playlist, and only files that are still there', async () => {
  await writeFile(path.join(dir, 'zero'), '50000');
  await writeFile(path.join(dir, 'out.m3u8'), playlist(1, 2, 2));
  await takeSegments(dir, [], 50_000);
  // The last one was finished after the recorder had died, the first two were handed over before.
  await writeFile(path.join(dir, 'out.m3u8'), playlist(2, 2, 4));
  for (const name of ['2.m4s', '3.m4s']) await writeFile(path.join(dir, name), 'x');
  expect(await readLeftSegments(dir)).toEqual([
    { seq: 2, durationSec: 2, wallMs: 52_000 },
    { seq: 3, durationSec: 4, wallMs: 54_000 },
  ]);
});

test('a part killed before its first journal line is found through the noted zero', async () => {
  await writeFile(path.join(dir, 'zero'), '50000');
  await writeFile(path.join(dir, 'out.m3u8'), playlist(1, 2));
  for (const name of ['0.mp4', '1.m4s']) await writeFile(path.join(dir, name), 'x');
  expect((await readLeftSegments(dir)).map(({ seq }) => seq)).toEqual([0, 1]);
});

test('a directory in which nothing was recorded is empty, not an error', async () => {
  expect(await readLeftSegments(dir)).toEqual([]);
});
