import path from 'node:path';
import { expect, it } from 'vitest';
import { firstFrame, readShownFrames, whenShown } from './shown-frames';

it('numbers what the page tells as the picture does, over the end of the card', () => {
  const frames = readShownFrames('[[0,1000],[31.9666667,32966.7],[32,33000],[64.0333333,65033.3]]');
  expect(frames.map(({ number }) => number)).toEqual([0, 959, 0, 1]);
});

it('finds when a frame was shown in the round that is meant', () => {
  const shown = readShownFrames('[[1,1000],[33,33000],[65,65000]]');
  expect(whenShown(shown, 30, 30_000)).toBe(33_000);
  expect(whenShown(shown, 30, 0)).toBe(1000);
  expect(whenShown(shown, 31, 0)).toBeNull();
});

it('reads the first number of a file', async () => {
  const card = path.resolve(import.meta.dirname, '../../public/testcard/card.mp4');
  expect(await firstFrame(card)).toEqual({ number: 0, timeSec: 0 });
});
