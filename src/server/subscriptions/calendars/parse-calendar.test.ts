import { describe, expect, it } from 'vitest';
import { feedFilter } from '@/shared/feed';
import { parseCalendar } from './parse-calendar';

const now = Date.parse('2026-11-22T12:00:00Z');
const ZOOM = 'https://us02web.zoom.us/j/81234567890?pwd=abc.1';

const calendar = (...parts: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR'].join('\n').split('\n').join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n');
const meeting = (...lines: string[]) =>
  event(
    'UID:a',
    'SUMMARY:Weekly',
    'DTSTART;TZID=Europe/Amsterdam:20261124T100000',
    'DTEND;TZID=Europe/Amsterdam:20261124T110000',
    `LOCATION:${ZOOM}`,
    ...lines,
  );

function parse(text: string, filter: object = {}) {
  return parseCalendar(text, { filter: feedFilter.parse(filter), timeZone: 'Europe/Amsterdam', now });
}
const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

describe('parseCalendar', () => {
  it('reads a repeating meeting with its zone, exceptions and moved occurrences', () => {
    const { items, name } = parse(
      calendar(
        'X-WR-CALNAME:Work\\, mine',
        meeting(
          'RRULE:FREQ=WEEKLY;UNTIL=20261231T090000Z',
          'EXDATE;TZID=Europe/Amsterdam:20261201T100000',
          'RDATE;TZID=Europe/Amsterdam:20261203T100000',
          'SEQUENCE:2',
        ),
        event(
          'UID:a',
          'RECURRENCE-ID:20261208T090000Z',
          'DTSTART;TZID=Europe/Amsterdam:20261208T140000',
          'DURATION:PT90M',
          'SUMMARY:Moved',
          'SEQUENCE:3',
        ),
        event(
          'UID:a',
          'RECURRENCE-ID;TZID=Europe/Amsterdam:20261215T100000',
          'DTSTART;TZID=Europe/Amsterdam:20261215T100000',
          'STATUS:CANCELLED',
        ),
      ),
    );
    expect(name).toBe('Work, mine');
    expect(items).toHaveLength(1);
    const [item] = items;
    expect(item).toMatchObject({
      uid: 'a',
      sequence: 2,
      title: 'Weekly',
      url: ZOOM,
      timeZone: 'Europe/Amsterdam',
      startLocal: '2026-11-24T10:00:00',
      durationSec: 3600,
      rrule: 'FREQ=WEEKLY;UNTIL=20261231T090000Z',
      overrides: [
        { title: 'Moved', durationSec: 5400, url: null, cancelled: false },
        { title: null, cancelled: true },
      ],
    });
    expect(iso(item?.exceptDates[0])).toBe('2026-12-01T09:00:00.000Z');
    expect(iso(item?.extraDates[0])).toBe('2026-12-03T09:00:00.000Z');
    expect(iso(item?.overrides[0]?.recurrenceAt)).toBe('2026-12-08T09:00:00.000Z');
    expect(iso(item?.overrides[0]?.startAt)).toBe('2026-12-08T13:00:00.000Z');
  });

  it.each([
    ['Google', 'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij', 'meet'],
    ['Teams', 'X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19%3ax', 'teams'],
    ['RFC 7986', `CONFERENCE;VALUE=URI;FEATURE=VIDEO:${ZOOM}`, 'zoom'],
    ['a folded description', 'DESCRIPTION:Join at https://us02web.zoo\n m.us/j/81234567890\\nSee you', 'zoom'],
    ['a URL', 'URL:https://www.youtube.com/watch?v=abc', 'youtube'],
    ['HTML', 'X-ALT-DESC;FMTTYPE=text/html:<a href="https://www.twitch.tv/someone">x</a>', 'twitch'],
  ])('finds the link of %s', (_from, line, kind) => {
    const text = calendar(event('UID:x', 'SUMMARY:S', 'DTSTART:20261124T100000Z', line));
    expect(parse(text, { linkKinds: [kind] }).items).toHaveLength(1);
    expect(parse(text, { linkKinds: ['kick'] }).count).toMatchObject({ kept: 0, noLink: 1 });
  });

  it.each([
    ['UTC', 'DTSTART:20261124T090000Z', 'UTC'],
    ['no zone', 'DTSTART:20261124T100000', 'Europe/Amsterdam'],
    ['Outlook', 'DTSTART;TZID=W. Europe Standard Time:20261124T100000', 'Europe/Berlin'],
    ['a prefix', 'DTSTART;TZID=/citadel.org/20210210_1/Europe/Paris:20261124T100000', 'Europe/Paris'],
    ['quotes', 'DTSTART;TZID="Europe/Paris":20261124T100000', 'Europe/Paris'],
  ])('understands times with %s', (_what, start, zone) => {
    const [item] = parse(calendar(event('UID:x', 'SUMMARY:S', start, `LOCATION:${ZOOM}`))).items;
    expect(item?.timeZone).toBe(zone);
    expect(iso(item?.startAt)).toBe('2026-11-24T09:00:00.000Z');
  });

  it('understands a zone that only the calendar defines by how its clocks go', () => {
    const zone = `BEGIN:VTIMEZONE
TZID:Our Office
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE`;
    const text = calendar(
      zone,
      event('UID:x', 'SUMMARY:S', 'DTSTART;TZID=Our Office:20261124T100000', `LOCATION:${ZOOM}`),
    );
    expect(parse(text).items[0]?.timeZone).toBe('America/New_York');
  });

  it('reads the passcode out of the text of a Zoom invitation', () => {
    const [item] = parse(calendar(meeting('DESCRIPTION:Meeting ID: 812 3456 7890\\nPasscode: 4x!9Zq\\nBye'))).items;
    expect(item?.passcode).toBe('4x!9Zq');
  });

  it('leaves out, and counts, what is not wanted', () => {
    const start = 'DTSTART:20261124T100000Z';
    const { items, count, cancelledUids } = parse(
      calendar(
        meeting(),
        event('UID:none', start, 'SUMMARY:Dentist'),
        event('UID:doc', start, 'DESCRIPTION:https://docs.example/agenda'),
        event('UID:day', 'DTSTART;VALUE=DATE:20261124', `URL:${ZOOM}`),
        event('UID:old', 'DTSTART:20250101T100000Z', `URL:${ZOOM}`),
        event('UID:over', 'DTSTART:20250101T100000Z', 'RRULE:FREQ=DAILY;UNTIL=20250201T000000Z', `URL:${ZOOM}`),
        event('UID:off', start, `URL:${ZOOM}`, 'STATUS:CANCELLED'),
        event('UID:private', start, `URL:${ZOOM}`, 'SUMMARY:Private talk'),
        event('UID:mars', 'DTSTART;TZID=Mars/Olympus:20261124T100000', `URL:${ZOOM}`),
        event('UID:rule', start, 'RRULE:FREQ=SOMETIMES', `URL:${ZOOM}`),
      ),
      { titleHasNot: 'dentist, private' },
    );
    expect(items.map(({ uid }) => uid)).toEqual(['a']);
    expect(count).toEqual({
      events: 10,
      kept: 1,
      noLink: 2,
      allDay: 1,
      past: 2,
      cancelled: 1,
      filtered: 1,
      broken: 2,
      beyond: 0,
    });
    expect(cancelledUids).toEqual(['off']);
  });

  it('keeps only what was accepted, when asked to', () => {
    const guest = (status: string) => `ATTENDEE;CN=Me;PARTSTAT=${status}:mailto:Me@Example.com`;
    const kept = (...lines: string[]) =>
      parse(calendar(meeting(...lines)), { acceptedOnly: true, email: 'me@example.com' }).count.kept;
    expect(kept(guest('ACCEPTED'))).toBe(1);
    expect(kept(guest('DECLINED'))).toBe(0);
    expect(kept(guest('NEEDS-ACTION'))).toBe(0);
    expect(kept('ATTENDEE;PARTSTAT=ACCEPTED:mailto:somebody@example.com')).toBe(0);
    expect(kept()).toBe(1);
  });

  it('takes an invitation to one occurrence of a series that is not there as an event of its own', () => {
    const single = event(
      'UID:s',
      'RECURRENCE-ID:20261124T100000Z',
      'DTSTART:20261124T110000Z',
      'SUMMARY:One',
      `URL:${ZOOM}`,
    );
    expect(parse(calendar(single)).items).toMatchObject([{ uid: 's#2026-11-24T10:00:00', title: 'One' }]);
  });

  it('takes the newer one of two with the same UID, and keeps two that are different events', () => {
    const at = (time: string, ...more: string[]) => event('UID:d', `DTSTART:20261124T${time}Z`, `URL:${ZOOM}`, ...more);
    const newer = parse(calendar(at('100000', 'SEQUENCE:0'), at('120000', 'SEQUENCE:1'))).items;
    expect(newer).toMatchObject([{ uid: 'd', startLocal: '2026-11-24T12:00:00' }]);
    const both = parse(calendar(at('100000'), at('120000'), at('100000'))).items;
    expect(both.map(({ uid }) => uid)).toEqual(['d', 'd#2026-11-24T12:00:00']);
  });

  it('takes no time, a negative time and ten years for what they are', () => {
    const lasts = (...lines: string[]) =>
      parse(calendar(event('UID:x', 'DTSTART:20261124T100000Z', `URL:${ZOOM}`, ...lines))).items[0]?.durationSec;
    expect(lasts('DTEND:20261124T100000Z')).toBeNull();
    expect(lasts('DTEND:20261123T100000Z')).toBeNull();
    expect(lasts('DTEND:20361124T100000Z')).toBe(86_400);
    expect(lasts('DURATION:P9999W')).toBe(86_400);
    expect(lasts('DURATION:nonsense')).toBeUndefined();
    expect(lasts()).toBeNull();
  });

  it('reads the good events of a calendar with broken ones in it', () => {
    const broken = [
      'BEGIN:VEVENT\nUID:never-closed\nDTSTART:20261124T100000Z',
      event('DTSTART:yesterday', `URL:${ZOOM}`),
      event('UID:nostart', `URL:${ZOOM}`),
      event('UID:colon', 'DTSTART', `URL:${ZOOM}`),
      event('UID:feb30', 'DTSTART:20260230T100000Z', `URL:${ZOOM}`),
      event('UID:bin', 'DTSTART:20261124T100000Z', `URL:${ZOOM}`, 'X-\u0000\u0001;;;=:"'),
      'END:VEVENT',
      'BEGIN:VTIMEZONE\nTZID:broken\nBEGIN:STANDARD\nEND:VTIMEZONE',
    ];
    const { items, count } = parse(calendar(...broken, meeting()));
    expect(items.map(({ uid }) => uid)).toContain('a');
    expect(count.broken).toBeGreaterThanOrEqual(3);
  });

  it.each(['', '<!doctype html><title>Sign in</title>', 'null', '\u0000'.repeat(1000)])('refuses %j', (text) => {
    expect(() => parse(text)).toThrow('not a calendar');
  });
});
