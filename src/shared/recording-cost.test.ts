import { expect, it } from 'vitest';
import { achievedFps } from './recording-cost';

it('counts only new pictures as frame rate, and none in a sound recording', () => {
  expect(achievedFps('720p30', { duplicatedFrames: 0 }, 10)).toBe(30);
  expect(achievedFps('720p30', { duplicatedFrames: 50 }, 10)).toBe(25);
  expect(achievedFps('audio', { duplicatedFrames: 0 }, 10)).toBeNull();
  expect(achievedFps('720p30', { duplicatedFrames: 0 }, 0)).toBeNull();
});
