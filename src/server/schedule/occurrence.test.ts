import { describe, expect, it } from 'vitest';
import { expectedEnd, isDue, launchAt, PREWARM_MS, resolveTimes } from './occurrence';

const now = Date.parse('2026-03-01T20:00:00Z');

describe('occurrence', () => {
  it('launches ahead of the wished time, and at once when that is past', () => {
    expect(launchAt({ startAt: now + 60_000, now })).toBe(now + 60_000 - PREWARM_MS);
    expect(launchAt({ startAt: now + 1000, now })).toBe(now);
    expect(isDue({ startAt: now + PREWARM_MS, now })).toBe(true);
    expect(isDue({ startAt: now + PREWARM_MS + 1, now })).toBe(false);
  });

  it('ends a planned recording at a wall clock time', () => {
    const startAt = now + 3_600_000;
    expect(resolveTimes({ startAt, durationSec: 600 }, now)).toEqual({
      startAt,
      endAt: startAt + 600_000,
      durationSec: 600,
    });
  });

  it('counts media when recording begins now', () => {
    expect(resolveTimes({ startAt: null, durationSec: 20 }, now)).toEqual({
      startAt: now,
      endAt: null,
      durationSec: 20,
    });
    expect(resolveTimes({ startAt: now - 30_000, durationSec: 20 }, now)).toMatchObject({ startAt: now, endAt: null });
  });

  it('refuses a time that is past by more than a minute', () => {
    expect(resolveTimes({ startAt: now - 61_000, durationSec: null }, now)).toBe('too_late');
  });

  it('knows the probable end from the first frame on', () => {
    const open = { startAt: now, endAt: null, durationSec: 60 };
    expect(expectedEnd({ ...open, startedAt: now + 5000 }, now + 9000)).toBe(now + 65_000);
    expect(expectedEnd({ ...open, startedAt: null }, now + 9000)).toBe(now + 69_000);
    expect(expectedEnd({ ...open, durationSec: null, startedAt: null }, now)).toBeNull();
  });
});
