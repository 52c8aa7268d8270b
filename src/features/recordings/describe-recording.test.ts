import { describe, expect, it } from 'vitest';
import { adviseOn, describeFinish, describePause, describeWhen, recordAgainHref } from './describe-recording';

const now = new Date(2026, 4, 2, 12, 0).getTime();
const at = (hours: number, minutes: number) => new Date(2026, 4, 2, hours, minutes).getTime();
const base = { startAt: at(20, 0), startedAt: null, endAt: null, durationSec: null, finishedAt: null };

describe('describeWhen', () => {
  it('says when a scheduled recording begins and how long it takes', () => {
    expect(describeWhen({ ...base, status: 'scheduled', durationSec: 1800 }, now)).toBe('Today 20:00, for 30 min');
    expect(describeWhen({ ...base, status: 'scheduled' }, now)).toBe('Today 20:00, until the broadcast ends');
  });

  it('says since when and until when a running one records', () => {
    expect(describeWhen({ ...base, status: 'recording', startedAt: at(20, 1), endAt: at(21, 0) }, now)).toBe(
      'Since today 20:01, until today 21:00',
    );
  });

  it('says when an ended one took place', () => {
    expect(describeWhen({ ...base, status: 'finished', startedAt: at(20, 1) }, now)).toBe('Today 20:01');
  });
});

it('explains why a recording ended', () => {
  expect(describeFinish('stream_ended')).toBe('The broadcast ended.');
  expect(describeFinish(null)).toBeNull();
});

it('says until when a broadcast that ended is waited for', () => {
  const comesBackUntil = at(20, 5);
  expect(describePause({ status: 'waiting', comesBackUntil })).toMatch(/has ended.*before 20:05.*next part/);
  // Two signals make an end: after the first one it is still recorded.
  for (const status of ['recording', 'finishing', 'finished', 'queued'] as const)
    expect(describePause({ status, comesBackUntil })).toBeNull();
  expect(describePause({ status: 'waiting', comesBackUntil: null })).toBeNull();
});

it('says whose fault a failure is and whether trying again may help', () => {
  expect(adviseOn({ fault: 'site', retryable: true })).toEqual({
    fault: 'The site is the cause',
    advice: 'Recording it again may work without any change.',
  });
  expect(adviseOn({ fault: 'user', retryable: false }).advice).toMatch(/fail again/);
});

it('leads back to the form with everything filled in', () => {
  const href = recordAgainHref({
    ...{ id: 'r1', url: 'https://a.example/x?y=1&z', quality: '480p30', view: 'page', chat: false, site: 'zoom' },
  });
  const fields = new URL(href, 'http://here').searchParams;
  expect(Object.fromEntries(fields)).toEqual({
    again: 'r1',
    site: 'zoom',
    url: 'https://a.example/x?y=1&z',
    quality: '480p30',
    view: 'page',
    chat: '0',
  });
});
