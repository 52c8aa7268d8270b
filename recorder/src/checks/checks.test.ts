import { expect, test } from 'vitest';
import { mayRestart } from './capture-check';
import { nextDeadline } from './deadline';
import { nextHealStep } from './healing-ladder';
import { createSpanCheck } from './span-check';
import { createVitalChecks } from './vital-checks';

test('the earliest limit counts, and only the maximum is called so', () => {
  const limits = { endAt: null, durationSec: 60, maxDurationSec: 3600 };
  expect(nextDeadline(limits, 1000, 10)).toEqual({ at: 51_000, reason: 'duration' });
  expect(nextDeadline({ ...limits, endAt: 20_000 }, 1000, 10)).toEqual({ at: 20_000, reason: 'duration' });
  expect(nextDeadline({ ...limits, maxDurationSec: 15 }, 1000, 10)).toEqual({ at: 6000, reason: 'max_duration' });
});

test('the ladder is climbed step by step, then patience is shown, then given up', () => {
  const state = { trouble: 'frozen' as const, since: 0, taken: 0, lastAt: null, graceSec: 300, gone: false, now: 0 };
  expect(nextHealStep(state)).toBe('play');
  expect(nextHealStep({ ...state, taken: 1, lastAt: 0, now: 1000 })).toBeNull();
  expect(nextHealStep({ ...state, taken: 1, lastAt: 0, now: 2000 })).toBe('clear');
  expect(nextHealStep({ ...state, taken: 2, lastAt: 2000, now: 5000 })).toBe('reload');
  expect(nextHealStep({ ...state, taken: 3, lastAt: 5000, now: 20_000 })).toBe('relaunch');
  expect(nextHealStep({ ...state, taken: 4, lastAt: 20_000, now: 40_000 })).toBeNull();
  expect(nextHealStep({ ...state, taken: 4, lastAt: 20_000, now: 50_000 })).toBe('reload');
  expect(nextHealStep({ ...state, taken: 9, lastAt: 290_000, now: 300_000 })).toBe('give_up');
});

test('a stream that ended is never reloaded, because that could start it from the beginning', () => {
  const state = { trouble: 'stream_ended' as const, since: 0, taken: 0, lastAt: null, graceSec: 30, gone: false };
  expect(nextHealStep({ ...state, now: 29_000 })).toBeNull();
  expect(nextHealStep({ ...state, now: 30_000 })).toBe('give_up');
});

test('a page that says it is offline is loaded again now and then until the grace is over', () => {
  const state = { trouble: 'stream_ended' as const, since: 0, taken: 0, lastAt: null, graceSec: 300, gone: false };
  expect(nextHealStep({ ...state, offline: true, now: 20_000 })).toBeNull();
  expect(nextHealStep({ ...state, offline: true, now: 30_000 })).toBe('reload');
  expect(nextHealStep({ ...state, offline: true, taken: 1, lastAt: 30_000, now: 50_000 })).toBeNull();
  expect(nextHealStep({ ...state, offline: true, now: 300_000 })).toBe('give_up');
});

test('a browser that cannot be had again is a matter for a new recorder, not the end of the broadcast', () => {
  const state = { trouble: 'browser_gone' as const, since: 0, taken: 5, lastAt: 50_000, graceSec: 10, gone: true };
  expect(nextHealStep({ ...state, now: 55_000 })).toBeNull();
  expect(nextHealStep({ ...state, now: 61_000 })).toBe('new_recorder');
});

test('a wrong picture is healed without hurry and never ends a recording; only a proven fault asks for a new recorder', () => {
  const state = { trouble: 'black' as const, since: 0, lastAt: null, graceSec: 10, gone: false };
  const steps = [0, 5000, 20_000, 45_000].map((now, taken) => nextHealStep({ ...state, taken, now }));
  expect(steps).toEqual(['play', 'clear', 'reload', 'relaunch']);
  expect(nextHealStep({ ...state, taken: 4, now: 900_000 })).toBeNull();
  expect(nextHealStep({ ...state, taken: 4, now: 90_000, proven: true })).toBe('new_recorder');
});

test('a span begins after holding long enough and ends once', () => {
  const check = createSpanCheck({ beginMs: 5000, endMs: 1000 });
  const answers = [true, true, false, true, true, true, null, false, false, false].map((bad, i) =>
    check(bad, i * 2500),
  );
  expect(answers).toEqual([null, null, null, null, null, 'begin', null, null, 'end', null]);
});

test('silence is marked after a minute, and taken back when sound returns', () => {
  const checks = createVitalChecks({ diskWarnMb: 1000 });
  const marks = [];
  for (let sec = 0; sec <= 100; sec += 1) {
    const audioDb = sec < 80 ? -120 : -20;
    marks.push(...checks({ audioDb, speed: 1, diskFreeMb: 5000 }, sec * 1000).map((mark) => ({ sec, ...mark })));
  }
  expect(marks.map(({ sec, kind, phase }) => `${sec} ${kind} ${phase}`)).toEqual(['60 silent begin', '82 silent end']);
});

test('no more than five restarts in ten minutes', () => {
  expect(mayRestart([0, 1, 2, 3], 1000)).toBe(true);
  expect(mayRestart([0, 1, 2, 3, 4], 1000)).toBe(false);
  expect(mayRestart([0, 1, 2, 3, 4], 601_000)).toBe(true);
});
