import { isTimeZone, toFloating } from '@/shared/zone-time';
import { windowsZones } from './windows-zones';

/** A zone that the calendar itself defines: minutes east of UTC on a wall clock (floating seconds). */
export type CalendarZone = { location: string | null; offsetAt: (floating: number) => number };

const DAY = 24 * 60 * 60;
/** Every 15 days for 13 months: any change of clocks shows. */
const SAMPLES = 27;

/** Zones are tried in this order first, so that a rule of half a continent gets a name that people know. */
const wellKnown = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
];

function behavesLike(zone: string, { offsetAt }: CalendarZone, fromSec: number): boolean {
  for (let sample = 0; sample < SAMPLES; sample++) {
    const at = fromSec + sample * 15 * DAY;
    const local = toFloating(at * 1000, zone);
    if (offsetAt(local) * 60 !== local - at) return false;
  }
  return true;
}

/** The zone whose clocks go like those that the calendar describes, in the year to come; null = none. */
function findAlike(zone: CalendarZone, nowMs: number): string | null {
  const from = Math.floor(nowMs / 1000 / DAY) * DAY + DAY / 2;
  const names = [...wellKnown, ...Intl.supportedValuesOf('timeZone')];
  return names.find((name) => behavesLike(name, zone, from)) ?? null;
}

/**
 * The IANA zone that a TZID of a calendar means: its own name, one with a prefix ("/citadel.org/…/Europe/Berlin"), a name
 * of Windows, the location that the definition gives, or else the zone whose clocks go like the definition. Null = unknown.
 */
export function zoneOfTzid(tzid: string, defined: CalendarZone | undefined, nowMs: number): string | null {
  const name = tzid.trim().replace(/^"|"$/g, '').slice(0, 200);
  if (/^(z|utc|gmt|etc\/utc)$/i.test(name)) return 'UTC';
  if (isTimeZone(name)) return name;
  const parts = name.split('/').filter((part) => part !== '');
  for (const count of [3, 2]) {
    const tail = parts.slice(-count).join('/');
    if (parts.length >= count && isTimeZone(tail)) return tail;
  }
  const windows = windowsZones.get(name.replace(/\s+/g, ' ').toLowerCase());
  if (windows && isTimeZone(windows)) return windows;
  if (!defined) return null;
  if (defined.location && isTimeZone(defined.location)) return defined.location;
  return findAlike(defined, nowMs);
}
