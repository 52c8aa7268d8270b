/**
 * A wall clock: "2026-11-24T10:00:00", without a zone. Between the two it is handled as `floating` seconds: what the
 * epoch would be if that wall clock ran in UTC. Days, weeks and months are then plain arithmetic.
 */
export type LocalTime = string;

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/;
const formats = new Map<string, Intl.DateTimeFormat | null>();
/** Names come from calendars; a table of them must not grow without limit. */
const MOST_FORMATS = 700;

/** Building a format costs 50 µs, using one 1 µs. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  let format: Intl.DateTimeFormat | null = null;
  try {
    // An offset such as +01:00 is taken as a zone by newer browsers only.
    if (/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(zone)) {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      });
    }
  } catch {
    // Not a zone.
  }
  formats.set(zone, format);
  return format;
}

/** Is it the name of a time zone that this machine knows ("Europe/Amsterdam", "UTC")? */
export function isTimeZone(zone: string): boolean {
  return formatOf(zone) !== null;
}

/** Floating seconds of a wall clock; null when it is not one or no such day exists. */
export function parseLocal(local: LocalTime): number | null {
  const [, year, month, day, hour, minute, second = '0'] = LOCAL.exec(local) ?? [];
  if (year === undefined) return null;
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const text = new Date(ms).toISOString().slice(0, 16);
  return text === local.slice(0, 16) && Number(second) < 60 ? ms / 1000 : null;
}

export function formatLocal(floating: number): LocalTime {
  return new Date(floating * 1000).toISOString().slice(0, 19);
}

/** What the clocks of a zone show at a moment (epoch ms), in floating seconds. Throws RangeError for an unknown zone. */
export function toFloating(at: number, zone: string): number {
  const format = formatOf(zone);
  if (!format) throw new RangeError('Not a time zone.');
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const clock = [part.hour, part.minute, part.second].map(Number);
  return Date.UTC(year, Number(part.month) - 1, Number(part.day), clock[0], clock[1], clock[2]) / 1000;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The moment (epoch ms) when the clocks of a zone show that time. As RFC 5545 3.3.5 has it: a time that comes twice
 * when clocks go back is the first one; one that is skipped when they go forward counts on from before the change
 * (02:30 is then 03:30).
 */
export function toInstant(floating: number, zone: string): number {
  const asUtc = floating * 1000;
  // Zones change once in two days at most, so the offsets of a day before and after are the candidates.
  const offsets = [asUtc - DAY_MS, asUtc + DAY_MS].map(
    (at) => toFloating(at, zone) * 1000 - Math.floor(at / 1000) * 1000,
  );
  const [before = 0, after = 0] = offsets;
  for (const offset of [before, after]) {
    if (toFloating(asUtc - offset, zone) * 1000 === asUtc) return asUtc - offset;
  }
  return asUtc - before;
}

/** `toInstant` of a wall clock as text; null when it is none. */
export function localToInstant(local: LocalTime, zone: string): number | null {
  const floating = parseLocal(local);
  return floating === null ? null : toInstant(floating, zone);
}

export function instantToLocal(at: number, zone: string): LocalTime {
  return formatLocal(toFloating(at, zone));
}
