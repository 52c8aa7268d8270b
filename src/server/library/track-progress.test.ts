import { expect, it } from 'vitest';
import { trackProgress } from './track-progress';

it('writes at most once a second, a percent at a time, never two at once', async () => {
  const written: number[] = [];
  let now = 10_000;
  const progress = trackProgress(
    async (share) => {
      written.push(share);
    },
    () => new Date(now),
  );
  progress.report(0.2);
  progress.report(0.5);
  await progress.settle();
  now += 500;
  progress.report(0.6);
  now += 600;
  progress.report(0.205);
  progress.report(0.61);
  await progress.settle();
  expect(written).toEqual([0.2, 0.61]);
});

it('survives a failed write', async () => {
  const progress = trackProgress(
    () => Promise.reject(new Error('busy')),
    () => new Date(),
  );
  progress.report(0.5);
  await expect(progress.settle()).resolves.toBeUndefined();
});
