import { describe, expect, it } from 'vitest';
import type { PlaybackInfo } from '@/shared/views';
import { withPosition } from './with-position';

const info = { resumeSec: 3, video: { durationSec: 100, progress: null } } as PlaybackInfo;

describe('withPosition', () => {
  it('resumes where this device was last, whatever the server knew', () => {
    expect(withPosition(info, { positionSec: 50 })).toMatchObject({
      resumeSec: 50,
      video: { progress: { positionSec: 50, watched: false } },
    });
  });

  it('begins anew after the end and near the beginning', () => {
    expect(withPosition(info, { positionSec: 96 })).toMatchObject({
      resumeSec: 0,
      video: { progress: { watched: true } },
    });
    expect(withPosition(info, { positionSec: 4 }).resumeSec).toBe(0);
  });

  it('leaves the info alone when nothing was watched offline', () => {
    expect(withPosition(info, null)).toBe(info);
  });
});
