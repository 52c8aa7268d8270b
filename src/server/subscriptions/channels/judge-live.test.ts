import { expect, test } from 'vitest';
import type { Sighting } from '../probes/probe';
import { judgeLive, type LiveChange, type LiveState } from './judge-live';

const quiet: LiveState = { live: false, broadcastId: null, offlineSeen: 0, endedAt: null };

/** Plays looks a minute apart: "live", "live:id", "offline", "unknown". */
function play(looks: readonly string[], graceSec = 300, ownPage = true): LiveChange[] {
  let state = quiet;
  return looks.map((look, minute) => {
    const [verdict, broadcastId] = look.split(':');
    const seen = { verdict: verdict as Sighting['verdict'], broadcastId };
    const step = judgeLive(state, seen, { now: minute * 60_000, graceSec, ownPage });
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
