import { describe, expect, it } from 'vitest';
import { parseInvitation } from '@/shared/invitation/parse-invitation';
import { checkEvent, type EventValues, fillIn, newEventValues, previewEvent } from './event-values';

const now = Date.parse('2026-11-22T12:00:00Z');
const values = (more: Partial<EventValues> = {}): EventValues => ({
  ...newEventValues('Europe/Amsterdam', '2026-11-24T10:00'),
  title: 'Talk',
  url: 'https://example.com/live',
  ...more,
});
const errorsOf = (more: Partial<EventValues>) => {
  const checked = checkEvent(values(more), false);
  return checked.ok ? {} : checked.errors;
};

describe('checkEvent', () => {
  it('makes the server’s input of what was typed', () => {
    expect(checkEvent(values({ beforeMin: '2,5', rule: { ...values().rule, repeat: 'daily' } }), false)).toMatchObject({
      ok: true,
      input: { paddingBeforeSec: 150, paddingAfterSec: 300, durationSec: 3600, rrule: 'FREQ=DAILY', passcode: '' },
    });
    expect(checkEvent(values({ durationMin: '' }), false)).toMatchObject({ input: { durationSec: null } });
  });

  it('says what kind of page it is when the address does not', () => {
    expect(checkEvent(values(), false)).toMatchObject({ input: { site: null } });
    expect(checkEvent(values({ site: 'zoom' }), false)).toMatchObject({ input: { site: 'zoom' } });
  });

  it('leaves a passcode alone that it was never given', () => {
    const kept = checkEvent(values(), true);
    expect(kept.ok && 'passcode' in kept.input).toBe(false);
    expect(checkEvent(values({ passcode: 'new' }), true)).toMatchObject({ input: { passcode: 'new' } });
  });

  it('names the field that is wrong', () => {
    expect(errorsOf({ title: ' ' })).toEqual({ title: 'Give it a title.' });
    expect(errorsOf({ waitMin: 'long' })).toEqual({ waitSec: 'Give a number.' });
    expect(errorsOf({ durationMin: '0' }).durationSec).toMatch(/a minute at least/);
    expect(errorsOf({ durationMin: '99999' }).durationSec).toMatch(/24 hours/);
    expect(errorsOf({ startLocal: '' }).startLocal).toMatch(/does not exist/);
    expect(errorsOf({ rule: { ...values().rule, repeat: 'custom', custom: 'FREQ=OFTEN' } }).rrule).toMatch(/FREQ/);
    const until = { ...values().rule, repeat: 'weekly', end: 'until' } as const;
    expect(errorsOf({ rule: until }).untilDay).toBe('Give the last day.');
    expect(errorsOf({ rule: { ...until, untilDay: '2026-11-23' } }).untilDay).toMatch(/before the first/);
    expect(errorsOf({ rule: { ...until, untilDay: '2026-11-24' } })).toEqual({});
  });
});

describe('fillIn', () => {
  it('takes over what an invitation says and nothing else', () => {
    const text = 'Topic: Choir\nTime: Nov 24, 2026 07:30 PM London\nhttps://zoom.us/j/81234567890\nPasscode: abc';
    const { values: next, filled } = fillIn(values(), parseInvitation(text, { now, zone: 'Europe/Amsterdam' }));
    expect(filled).toEqual(['title', 'link', 'time', 'time zone', 'passcode']);
    expect(next).toMatchObject({
      title: 'Choir',
      startLocal: '2026-11-24T19:30',
      timeZone: 'Europe/London',
      durationMin: '60',
    });
  });
});

describe('previewEvent', () => {
  it('says in words what will be recorded, and when next', () => {
    const rule = { ...values().rule, repeat: 'weekly' as const, interval: 2 };
    const preview = previewEvent(values({ rule }), now);
    expect(preview?.summary).toBe('Every other week on Tuesday at 10:00');
    expect(preview?.dates.map((at) => new Date(at).toISOString().slice(0, 16))).toEqual([
      '2026-11-24T09:00',
      '2026-12-08T09:00',
      '2026-12-22T09:00',
      '2027-01-05T09:00',
    ]);
  });

  it('is nothing while there is no time', () => {
    expect(previewEvent(values({ startLocal: '' }), now)).toBeNull();
  });
});
