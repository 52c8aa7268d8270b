import { describe, expect, it } from 'vitest';
import { posterSource, watchedShare } from './poster-source';

describe('posterSource', () => {
  it('is the live picture while the video is recorded, under an address that changes with it', () => {
    const video = { id: 'v1', status: 'recording', hasPoster: false, snapshotAt: 17 } as const;
    expect(posterSource(video)).toBe('/media/v1/live.jpg?t=17');
  });

  it('is the poster of a finished video', () => {
    expect(posterSource({ id: 'v1', status: 'ready', hasPoster: true, snapshotAt: 17 })).toBe('/media/v1/poster.jpg');
  });

  it('falls back to the last live picture, then to none', () => {
    expect(posterSource({ id: 'v1', status: 'ready', hasPoster: false, snapshotAt: 17 })).toBe(
      '/media/v1/live.jpg?t=17',
    );
    expect(posterSource({ id: 'v1', status: 'empty', hasPoster: false, snapshotAt: null })).toBeNull();
  });
});

describe('watchedShare', () => {
  it('is the part that was watched', () => {
    expect(watchedShare({ durationSec: 200, progress: { positionSec: 50, watched: false } })).toBe(0.25);
    expect(watchedShare({ durationSec: 200, progress: { positionSec: 3, watched: true } })).toBe(1);
  });

  it('is nothing for a video that was not begun, just opened or has no length yet', () => {
    expect(watchedShare({ durationSec: 200, progress: null })).toBeNull();
    expect(watchedShare({ durationSec: 200, progress: { positionSec: 2, watched: false } })).toBeNull();
    expect(watchedShare({ durationSec: 0, progress: { positionSec: 20, watched: false } })).toBeNull();
  });
});
