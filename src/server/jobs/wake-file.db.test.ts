import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWakeFile } from './wake-file';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'jomo-wake-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it('tells a touch to who watches, and the last of many', async () => {
  const file = path.join(dir, 'jobs.wake');
  const touched: number[] = [];
  const stop = createWakeFile(file).watch(() => touched.push(Date.now()));
  const other = createWakeFile(file);
  other.touch();
  await expect.poll(() => touched.length).toBeGreaterThan(0);
  for (let times = 0; times < 50; times += 1) other.touch();
  const lastTouch = Date.now();
  await expect.poll(() => (touched.at(-1) ?? 0) >= lastTouch).toBe(true);
  expect(touched.length).toBeLessThan(20);
  stop();
});
