import { describe, expect, it } from 'vitest';
import { instantToLocal, isTimeZone, localToInstant, parseLocal } from './zone-time';

const utc = (local: string, zone: string) => {
  const at = localToInstant(local, zone);
  return at === null ? null : new Date(at).toISOString();
};

describe('localToInstant', () => {
  it.each([
    ['2026-07-01T10:00:00', 'Europe/Amsterdam', '2026-07-01T08:00:00.000Z'],
    ['2026-11-24T10:00', 'Europe/Amsterdam', '2026-11-24T09:00:00.000Z'],
    ['2026-11-24T10:00:00', 'UTC', '2026-11-24T10:00:00.000Z'],
    ['2026-11-24T10:00:00', 'Asia/Kathmandu', '2026-11-24T04:15:00.000Z'],
    ['2026-11-24T10:00:00', 'Pacific/Kiritimati', '2026-11-23T20:00:00.000Z'],
    ['2026-11-24T10:00:00', 'Pacific/Pago_Pago', '2026-11-24T21:00:00.000Z'],
    // The hours beside a change.
    ['2026-03-29T01:59:59', 'Europe/Amsterdam', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29T03:00:00', 'Europe/Amsterdam', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T01:59:59', 'Europe/Amsterdam', '2026-10-24T23:59:59.000Z'],
    ['2026-10-25T03:00:00', 'Europe/Amsterdam', '2026-10-25T02:00:00.000Z'],
    // Lord Howe Island moves by half an hour.
    ['2026-10-04T02:15:00', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
  ])('%s in %s is %s', (local, zone, expected) => {
    expect(utc(local, zone)).toBe(expected);
  });

  it('takes the first of two equal times when clocks go back (RFC 5545 3.3.5)', () => {
    expect(utc('2007-11-04T01:30:00', 'America/New_York')).toBe('2007-11-04T05:30:00.000Z');
    expect(utc('2026-10-25T02:30:00', 'Europe/Amsterdam')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('counts on from before the change for a time that is skipped (RFC 5545 3.3.5)', () => {
    expect(utc('2007-03-11T02:30:00', 'America/New_York')).toBe('2007-03-11T07:30:00.000Z');
    expect(utc('2026-03-29T02:30:00', 'Europe/Amsterdam')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('skips the day that Samoa skipped', () => {
    expect(utc('2011-12-30T12:00:00', 'Pacific/Apia')).toBe('2011-12-30T22:00:00.000Z');
  });

  it('is the way back of instantToLocal all through a year of changes', () => {
    for (const zone of ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca']) {
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 7 * 3_600_000) {
        const again = localToInstant(instantToLocal(at, zone), zone) ?? 0;
        // Only the hour that comes twice is taken for its first time.
        expect([0, 1_800_000, 3_600_000]).toContain(at - again);
      }
    }
  });
});

describe('parseLocal', () => {
  it('refuses days and times that do not exist', () => {
    for (const wrong of ['2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T25:00', '2026-01-01T10:61', 'soon', '']) {
      expect(parseLocal(wrong)).toBeNull();
    }
  });
});

describe('isTimeZone', () => {
  it('knows names of zones and refuses everything else', () => {
    for (const zone of ['Europe/Amsterdam', 'UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires']) {
      expect(isTimeZone(zone)).toBe(true);
    }
    for (const wrong of [
      '',
      'Mars/Olympus',
      '../../etc/passwd',
      '+01:00',
      'A'.repeat(5000),
      'W. Europe Standard Time',
    ]) {
      expect(isTimeZone(wrong)).toBe(false);
    }
  });
});
