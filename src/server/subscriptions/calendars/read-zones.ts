import ICAL from 'ical.js';
import { formatLocal } from '@/shared/zone-time';
import type { CalendarZone } from './zone-of-tzid';

function readZone(source: string): [string, CalendarZone] | null {
  try {
    const jcal: unknown = ICAL.parse(source);
    if (!Array.isArray(jcal)) return null;
    const component = new ICAL.Component(jcal);
    const tzid: unknown = component.getFirstPropertyValue('tzid');
    const location: unknown = component.getFirstPropertyValue('x-lic-location');
    if (typeof tzid !== 'string') return null;
    const zone = new ICAL.Timezone({ component, tzid });
    const offsetAt = (floating: number) => zone.utcOffset(ICAL.Time.fromDateTimeString(formatLocal(floating))) / 60;
    return [tzid, { location: typeof location === 'string' ? location : null, offsetAt }];
  } catch {
    return null;
  }
}

/** The zones that a calendar defines, by TZID; malformed ones are left out. */
export function readZones(sources: readonly string[]): ReadonlyMap<string, CalendarZone> {
  return new Map(sources.map(readZone).filter((entry) => entry !== null));
}
