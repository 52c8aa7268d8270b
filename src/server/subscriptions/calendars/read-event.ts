import ICAL from 'ical.js';
import { parseRule } from '@/shared/recurrence/parse-rule';

/** A time as written in a calendar. */
export type Stamp = {
  /** "2026-11-24T10:00:00" */
  local: string;
  /** `utc`, `floating`, or a TZID. */
  zone: string;
  dateOnly: boolean;
};

/** One VEVENT, understood but not judged. */
export type ReadEvent = {
  uid: string | null;
  recurrenceId: Stamp | null;
  sequence: number;
  cancelled: boolean;
  title: string;
  start: Stamp;
  end: Stamp | null;
  durationSec: number | null;
  rrule: string | null;
  extraDates: Stamp[];
  exceptDates: Stamp[];
  /** Where a link may stand, the most telling first. */
  texts: string[];
  attendees: { email: string; status: string }[];
};

const pad = (value: number) => String(value).padStart(2, '0');

function toStamp(time: ICAL.Time, tzid: string | undefined): Stamp {
  const day = `${String(time.year).padStart(4, '0')}-${pad(time.month)}-${pad(time.day)}`;
  const local = `${day}T${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)}`;
  const utc = time.zone?.tzid === 'UTC';
  return { local, zone: utc ? 'utc' : (tzid ?? 'floating'), dateOnly: time.isDate };
}

function parameter(property: ICAL.Property, name: string): string | undefined {
  const value = property.getParameter(name);
  return Array.isArray(value) ? value[0] : value;
}

function stamps(event: ICAL.Component, name: string): Stamp[] {
  return event.getAllProperties(name).flatMap((property) =>
    property.getValues().flatMap((value: unknown) => {
      // RDATE may hold periods, of which the start counts.
      const time = value instanceof ICAL.Period ? value.start : value;
      return time instanceof ICAL.Time ? [toStamp(time, parameter(property, 'tzid'))] : [];
    }),
  );
}

function text(event: ICAL.Component, name: string): string {
  const value: unknown = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}

/** Fields of Google, Outlook, Apple and RFC 7986 for the link of a meeting, before those that people write in. */
const conferenceFields = [
  'conference',
  'x-google-conference',
  'x-microsoft-skypeteamsmeetingurl',
  'x-microsoft-onlinemeetingexternallink',
  'x-microsoft-onlinemeetingconflink',
  'x-apple-structured-location',
  'x-zoom-meeting-url',
  'url',
  'location',
  'description',
  'x-alt-desc',
];

function attendees(event: ICAL.Component): ReadEvent['attendees'] {
  return event.getAllProperties('attendee').flatMap((property) => {
    const value: unknown = property.getFirstValue();
    if (typeof value !== 'string') return [];
    const email = parameter(property, 'email') ?? value.replace(/^mailto:/i, '');
    return [{ email: email.toLowerCase(), status: (parameter(property, 'partstat') ?? 'NEEDS-ACTION').toUpperCase() }];
  });
}

/** The rule as it was written, when it can be read. The library's own form of it is not needed. */
function readRrule(source: string): string | null | 'unreadable' {
  const [, value] = /^RRULE(?:;[^:]*)?:(.*)$/im.exec(source) ?? [];
  if (value === undefined) return null;
  const rrule = value.trim().toUpperCase();
  return parseRule(rrule).ok ? rrule : 'unreadable';
}

/**
 * Reads one VEVENT (unfolded text, BEGIN to END) with ical.js. Null = malformed, without a start, or with a rule that
 * cannot be read.
 */
export function readEvent(source: string): ReadEvent | null {
  const rrule = readRrule(source);
  if (rrule === 'unreadable') return null;
  try {
    // The rule is ours to read, and a rule that ical.js dislikes would spoil the event.
    const jcal: unknown = ICAL.parse(source.replace(/^(RRULE|EXRULE)[;:].*(\r\n|$)/gim, ''));
    if (!Array.isArray(jcal)) return null;
    const event = new ICAL.Component(jcal);
    const [start] = stamps(event, 'dtstart');
    if (!start) return null;
    const duration: unknown = event.getFirstPropertyValue('duration');
    const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0);
    return {
      uid: text(event, 'uid').slice(0, 500) || null,
      recurrenceId: stamps(event, 'recurrence-id')[0] ?? null,
      sequence: Number.isSafeInteger(sequence) ? Math.min(Math.abs(sequence), 2_000_000_000) : 0,
      cancelled: text(event, 'status').toUpperCase() === 'CANCELLED',
      title: text(event, 'summary').replace(/\s+/g, ' ').trim().slice(0, 200),
      start,
      end: stamps(event, 'dtend')[0] ?? null,
      durationSec: duration instanceof ICAL.Duration ? duration.toSeconds() : null,
      rrule,
      extraDates: stamps(event, 'rdate').slice(0, 2000),
      exceptDates: stamps(event, 'exdate').slice(0, 5000),
      texts: conferenceFields.flatMap((name) =>
        event.getAllProperties(name).map((property) => String(property.getFirstValue()).slice(0, 20_000)),
      ),
      attendees: attendees(event),
    };
  } catch {
    // ical.js throws whatever it stumbles over.
    return null;
  }
}
