import { describeFailure } from '@jomo/recorder/protocol';
import { describe, expect, it } from 'vitest';
import {
  mayReplaceLost,
  mayRetryFailed,
  relaunchNotBefore,
  type Wish,
  wasAwayTooLong,
  whyDone,
} from './relaunch-policy';

const now = 1_800_000_000_000;
const wish = (more: Partial<Wish> = {}): Wish => ({
  attempts: 1,
  createdAt: now,
  startAt: now,
  endAt: null,
  durationSec: null,
  maxDurationSec: 3600,
  waitSec: 900,
  stopRequestedAt: null,
  recordedSec: 0,
  ...more,
});

describe('what is still wanted', () => {
  it('ends with the wish to stop, the wall clock, the counted media or the maximum', () => {
    expect(whyDone(wish(), now)).toBeNull();
    expect(whyDone(wish({ stopRequestedAt: now }), now)).toBe('stopped');
    expect(whyDone(wish({ endAt: now + 500 }), now)).toBe('duration');
    expect(whyDone(wish({ endAt: now + 5000, durationSec: 10, recordedSec: 10 }), now)).toBeNull();
    expect(whyDone(wish({ durationSec: 20, recordedSec: 19.5 }), now)).toBe('duration');
    expect(whyDone(wish({ recordedSec: 3600 }), now)).toBe('max_duration');
  });
});

describe('what is on after an absence', () => {
  const HOUR = 3_600_000;
  const away = (wished: Partial<Wish>, more: Partial<Parameters<typeof wasAwayTooLong>[1]> = {}) =>
    wasAwayTooLong(
      wish(wished),
      { heardAt: now - 3 * HOUR, graceSec: 300, ofChannel: false, expectedEndAt: null, ...more },
      now,
    );

  it('of a channel is another broadcast once its grace period and ten minutes are over', () => {
    expect(away({}, { ofChannel: true })).toBe(true);
    expect(away({}, { ofChannel: true, heardAt: now - 14 * 60_000 })).toBe(false);
    expect(away({}, { ofChannel: true, heardAt: null })).toBe(false);
  });

  it('of a planned recording is the same while its time lasts', () => {
    expect(away({ startAt: now - 4 * HOUR, endAt: now + HOUR })).toBe(false);
    expect(away({ startAt: now - 4 * HOUR }, { expectedEndAt: now + HOUR })).toBe(false);
    expect(away({ startAt: now - 4 * HOUR }, { expectedEndAt: now - HOUR })).toBe(true);
    expect(away({ startAt: now - 4 * HOUR }, { expectedEndAt: now - HOUR, heardAt: now - 60_000 })).toBe(false);
  });

  it('of one without an end is the same for as long as it may be recorded at most', () => {
    expect(away({ startAt: now - 4 * HOUR, maxDurationSec: 5 * 3600 })).toBe(false);
    expect(away({ startAt: now - 4 * HOUR, maxDurationSec: 3600 })).toBe(true);
    expect(away({ startAt: now - 4 * HOUR, durationSec: 600, maxDurationSec: 5 * 3600 })).toBe(true);
  });
});

describe('replacing a recorder', () => {
  it('happens at once the first time and ever later in a crash loop', () => {
    const waits = [1, 2, 3, 4, 9].map((attempts) => relaunchNotBefore({ attempts, launchedAt: 0 }));
    expect(waits).toEqual([0, 5000, 10_000, 20_000, 60_000]);
  });

  it('ends after five, and later when much was recorded in between', () => {
    expect(mayReplaceLost(wish({ attempts: 4 }))).toBe(true);
    expect(mayReplaceLost(wish({ attempts: 5 }))).toBe(false);
    expect(mayReplaceLost(wish({ attempts: 5, recordedSec: 600 }))).toBe(true);
  });

  it('is tried twice for a site that does not answer a user who waits, and longer for a planned recording', () => {
    const down = describeFailure('unreachable', 'opening');
    expect(mayRetryFailed(wish(), down, now)).toBe(true);
    expect(mayRetryFailed(wish({ attempts: 2 }), down, now)).toBe(false);
    const planned = { attempts: 4, createdAt: now - 3_600_000 };
    expect(mayRetryFailed(wish(planned), down, now)).toBe(true);
    expect(mayRetryFailed(wish(planned), down, now + 901_000)).toBe(false);
  });

  it('is not tried when another would fail the same way', () => {
    expect(mayRetryFailed(wish(), describeFailure('no_media', 'opening'), now)).toBe(false);
    expect(mayRetryFailed(wish(), describeFailure('never_live', 'waiting'), now)).toBe(false);
  });

  it('goes on after a signal from outside ended it while it waited for the broadcast', () => {
    const interrupted = describeFailure('interrupted', 'waiting');
    expect(mayRetryFailed(wish({ attempts: 2, startAt: now - 7_200_000 }), interrupted, now)).toBe(true);
    expect(mayRetryFailed(wish({ attempts: 5 }), interrupted, now)).toBe(false);
  });

  it('goes on after a failure in mid-recording', () => {
    const crashed = describeFailure('browser_failed', 'recording');
    expect(mayRetryFailed(wish({ attempts: 3, recordedSec: 60 }), crashed, now)).toBe(true);
  });
});
