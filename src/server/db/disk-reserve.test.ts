import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '../log';
import { createStoragePaths } from '../storage-paths';
import { keepDiskReserve, tendDiskReserve } from './disk-reserve';

const MIB = 1024 ** 2;

let dir: string;
const lines: string[] = [];
const deps = () => ({
  paths: createStoragePaths(dir),
  log: createLogger('info', { write: (line) => void lines.push(line) }),
});
const kept = async () => (await stat(deps().paths.diskReserve).catch(() => null))?.size ?? 0;

beforeEach(async () => {
  lines.length = 0;
  dir = await mkdtemp(path.join(os.tmpdir(), 'jomo-reserve-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it('keeps room aside where there is ample, gives it up on a full disk, and takes it back only from ample room', async () => {
  await tendDiskReserve(deps(), 4 * MIB);
  expect(await kept()).toBe(0);
  await tendDiskReserve(deps(), 100 * MIB);
  expect(await kept()).toBe(2 * MIB);
  await tendDiskReserve(deps(), 1 * MIB);
  expect(await kept()).toBe(2 * MIB);
  expect(lines).toEqual([]);
  await tendDiskReserve(deps(), 0);
  expect(await kept()).toBe(0);
  expect(lines.join('')).toContain('the disk is full');
  await tendDiskReserve(deps(), 3 * MIB);
  expect(await kept()).toBe(0);
  await tendDiskReserve(deps(), 100 * MIB);
  expect(await kept()).toBe(2 * MIB);
});

it('makes whole what a crash left half written', async () => {
  await tendDiskReserve(deps(), 100 * MIB);
  await truncate(deps().paths.diskReserve, 5);
  await tendDiskReserve(deps(), 100 * MIB);
  expect(await kept()).toBe(2 * MIB);
});

it('looks at once, and ends when asked, twice too', async () => {
  const reserve = await keepDiskReserve(deps());
  expect(await readdir(dir)).toEqual(['reserve']);
  await reserve.stop();
  await reserve.stop();
});
