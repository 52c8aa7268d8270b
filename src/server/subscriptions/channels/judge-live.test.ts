import { expect, test } from 'vitest';
import type { Sighting } from '../probes/probe';
import { judgeLive, type LiveChange, type LiveState } from './judge-live';

const quiet: LiveState = { live: false, broadcastId: null, offlineSeen: 0, endedAt: null };

const MINUTE = 60_000;

/** Plays looks a minute apart: "live", "live:id", "offline", "unknown". */
function play(looks: readonly string[], graceSec = 300, ownPage = true): LiveChange[] {
  let state = quiet;
  return looks.map((look, minute) => {
    const [verdict, broadcastId] = look.split(':');
    const seen = { verdict: verdict as Sighting['verdict'], broadcastId };
    const step = judgeLive({ ...state, seenAt: (minute - 1) * 60_000 }, seen, {
      now: minute * 60_000,
      graceSec,
      ownPage,
    });
    state = step.state;
    return step.change;
  });
}

test('the first look that says live begins it, the second that says offline ends it', () => {
  expect(play(['offline', 'live', 'live', 'offline', 'offline', 'offline'])).toEqual([
    null,
    'started',
    null,
    null,
    'ended',
    null,
  ]);
});

test('one wrong look, or none at all, ends nothing', () => {
  expect(play(['live', 'offline', 'live', 'offline', 'unknown', 'live'])).toEqual([
    'started',
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('what comes back within the grace period goes on, later it is another broadcast', () => {
  expect(play(['live', 'offline', 'offline', 'live']).at(-1)).toBe('restarted');
  expect(play(['live', 'offline', 'offline', 'offline', 'offline', 'live'], 60).at(-1)).toBe('started');
});

test('the site’s own id tells better than the clock', () => {
  expect(play(['live:a', 'offline', 'offline', 'offline', 'offline', 'live:a'], 60).at(-1)).toBe('restarted');
  expect(play(['live:a', 'live:b']).at(-1)).toBe('started');
  expect(play(['live:a', 'offline', 'offline', 'live:b']).at(-1)).toBe('started');
});

test('where all broadcasts have the same page, another id within the grace period is the same broadcast', () => {
  expect(play(['live:a', 'live:b', 'live:b'], 300, false)).toEqual(['started', null, null]);
  expect(play(['live:a', 'offline', 'offline', 'live:b'], 300, false).at(-1)).toBe('restarted');
  expect(play(['live:a', 'offline', 'offline', 'offline', 'offline', 'live:b'], 60, false).at(-1)).toBe('started');
});

test('a channel that flaps every minute is one broadcast', () => {
  const changes = play(Array.from({ length: 30 }, (_, i) => (i % 2 ? 'offline' : 'live')));
  expect(changes.filter(Boolean)).toEqual(['started']);
});

test('what nobody looked at for long has ended then, unless its recorder was there or the same id is on', () => {
  const live: LiveState = { live: true, broadcastId: 'a', offlineSeen: 0, endedAt: null };
  const judge = (look: string, awayMin: number | null) => {
    const [verdict, broadcastId] = look.split(':');
    const seenAt = awayMin === null ? null : 1_000_000_000 - awayMin * MINUTE;
    const seen = { verdict: verdict as Sighting['verdict'], broadcastId };
    return judgeLive({ ...live, seenAt }, seen, { now: 1_000_000_000, graceSec: 300, ownPage: true });
  };
  expect(judge('live', 14).change).toBeNull();
  expect(judge('live', null).change).toBeNull();
  const away = judge('live', 16);
  expect(away).toMatchObject({ change: 'started', lapsedAt: 1_000_000_000 - 16 * MINUTE, state: { live: true } });
  expect(judge('live:a', 600).change).toBe('restarted');
  for (const look of ['offline', 'unknown', 'upcoming']) {
    expect(judge(look, 16)).toMatchObject({ change: 'ended', state: { live: false, endedAt: away.lapsedAt } });
  }
});
