import { describe, expect, it } from 'vitest';
import { checkForm, type FormValues, firstErrors, initialFormValues } from './form-values';
import { fromLocalInput, nextHalfHour, toLocalInput } from './local-time';

const now = new Date(2026, 4, 2, 12, 0).getTime();
const form = (changes: Partial<FormValues>): FormValues => ({
  ...initialFormValues({ url: 'https://a.example' }),
  ...changes,
});
const errorsOf = (changes: Partial<FormValues>) => {
  const checked = checkForm(form(changes), now);
  return checked.ok ? {} : checked.errors;
};

describe('initialFormValues', () => {
  it('takes what a link fills in, and ignores nonsense', () => {
    const values = initialFormValues({
      url: 'https://a.example',
      quality: '480p30',
      view: 'nonsense',
      chat: '0',
      site: 'zoom',
    });
    expect(values).toMatchObject({
      url: 'https://a.example',
      quality: '480p30',
      view: 'player',
      chat: false,
      site: 'zoom',
    });
    expect(initialFormValues({ site: 'nonsense' }).site).toBe('auto');
  });
});

describe('checkForm', () => {
  it('records now until the broadcast ends by default', () => {
    expect(checkForm(form({}), now)).toMatchObject({
      ok: true,
      input: { startAt: null, durationSec: null, maxDurationSec: 6 * 3600, waitSec: 15 * 60, quality: '720p30' },
    });
  });

  it('turns minutes into seconds, decimals included', () => {
    expect(checkForm(form({ until: 'duration', durationMin: '0,5' }), now)).toMatchObject({
      input: { durationSec: 30 },
    });
  });

  it('sends a time with its zone', () => {
    const at = new Date(2026, 4, 2, 20, 15);
    expect(checkForm(form({ when: 'at', startLocal: '2026-05-02T20:15' }), now)).toMatchObject({
      input: { startAt: at.toISOString() },
    });
  });

  it('sends how to join a meeting, told by the link or the kind of page, and of no other page', () => {
    const how = { passcode: 'abc', displayName: 'Me', notice: '' };
    for (const page of [{ url: 'https://zoom.us/j/81234567890' }, { site: 'zoom' }] as const) {
      expect(checkForm(form({ ...page, ...how }), now)).toMatchObject({ ok: true, input: how });
    }
    for (const page of [{}, { url: 'https://zoom.us/j/81234567890', site: 'generic' }] as const) {
      const checked = checkForm(form({ ...page, ...how }), now);
      expect(checked.ok && 'passcode' in checked.input).toBe(false);
    }
  });

  it('names the field that is wrong', () => {
    expect(errorsOf({ url: '' })).toEqual({ url: 'Give the address of the page.' });
    expect(errorsOf({ url: 'ftp://a.example' }).url).toMatch(/not a web address/);
    expect(errorsOf({ until: 'duration', durationMin: 'soon' })).toEqual({ durationSec: 'Give a number.' });
    expect(errorsOf({ until: 'duration', durationMin: '2000' }).durationSec).toMatch(/24 hours/);
    expect(errorsOf({ maxHours: '99' })).toEqual({ maxDurationSec: 'Between a few seconds and 24 hours.' });
    expect(errorsOf({ waitMin: '' })).toEqual({ waitSec: 'Give a number.' });
  });

  it('refuses a time that is missing or has passed', () => {
    expect(errorsOf({ when: 'at', startLocal: '' })).toEqual({ startAt: 'Give the day and the time.' });
    expect(errorsOf({ when: 'at', startLocal: '2026-05-01T20:15' }).startAt).toMatch(/has passed/);
  });
});

it('shows the first message of the server for each field', () => {
  expect(firstErrors({ url: ['one', 'two'], title: [] })).toEqual({ url: 'one' });
});

describe('local times', () => {
  it('survive the way into an input and back', () => {
    expect(fromLocalInput(toLocalInput(now))).toBe(now);
    expect(toLocalInput(now)).toBe('2026-05-02T12:00');
  });

  it('are offered at the next half hour', () => {
    expect(toLocalInput(nextHalfHour(now))).toBe('2026-05-02T12:30');
    expect(toLocalInput(nextHalfHour(now + 25 * 60_000))).toBe('2026-05-02T13:00');
  });
});
