import { formatLocal, instantToLocal, isTimeZone, parseLocal } from '../zone-time';
import { MONTH_NAME, monthNumber } from './month-names';
import { zoneByName } from './zone-names';

/** A time found in a text: a wall clock, and the zone if the text names one. */
export type FoundMoment = { startLocal: string; timeZone: string | null; durationSec: number | null };

const ENGLISH_MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\\.?';
const TIME = '(\\d{1,2})[:.h](\\d{2})(?:\\s*([ap])(?:\\.\\s?)?m\\b\\.?)?';
/** An hour alone counts only with am or pm. */
const HOUR = '(\\d{1,2})(?:[:.h](\\d{2}))?\\s*([ap])(?:\\.\\s?)?m\\b\\.?';

type Clock = { hour: number; minute: number };

function readClock(hour: string, minute: string | undefined, half: string | undefined): Clock | null {
  let hours = Number(hour);
  const minutes = Number(minute ?? 0);
  if (half) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  return hours <= 23 && minutes <= 59 ? { hour: hours, minute: minutes } : null;
}

type Day = { year: number; month: number; day: number; end: number };

/** The days that a text names, in order of preference. `end`: where in the text the day ends. */
function readDay(text: string, now: number): Day | null {
  const year = (value: string | undefined) =>
    value === undefined ? null : Number(value.length === 2 ? `20${value}` : value);
  const at = (match: RegExpExecArray, found: { year: number | null; month: number; day: number }): Day => {
    const thisYear = new Date(now).getUTCFullYear();
    const guess = found.year ?? thisYear;
    // Without a year it is the next time that day comes.
    const past = found.year === null && Date.UTC(guess, found.month - 1, found.day + 1) < now;
    return { year: past ? guess + 1 : guess, month: found.month, day: found.day, end: match.index + match[0].length };
  };
  const iso = /\b(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso) return at(iso, { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  const us = new RegExp(`\\b${ENGLISH_MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?\\b`, 'i').exec(text);
  const eu = new RegExp(
    `(?<![\\d:.])(\\d{1,2})(?:st|nd|rd|th|er|º)?\\.?[ \\t]*(?:of[ \\t]+|de[ \\t]+)?${MONTH_NAME},?(?:[ \\t]+(?:de[ \\t]+)?(\\d{4}))?\\b`,
    'iu',
  ).exec(text);
  // "mar. 24 nov. 2026" is a Tuesday in France: the number belongs to the month after it.
  const inside = us && eu && eu.index > us.index && eu.index < us.index + us[0].length;
  if (us && !inside) return at(us, { year: year(us[3]), month: monthNumber(us[1]?.slice(0, 3)), day: Number(us[2]) });
  if (eu) return at(eu, { year: year(eu[3]), month: monthNumber(eu[2]), day: Number(eu[1]) });
  const dots = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(text);
  if (dots) return at(dots, { year: Number(dots[3]), month: Number(dots[2]), day: Number(dots[1]) });
  return null;
}

/** 2026-11-24T10:00:00+01:00 or …Z in a text. */
function readIso(text: string, fallbackZone: string): FoundMoment | null {
  const [match, local, offset] = /\b(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:?\d\d)?/.exec(text) ?? [];
  if (match === undefined || local === undefined) return null;
  const wall = parseLocal(local.replace(' ', 'T'));
  if (wall === null) return null;
  if (offset === undefined) {
    const zone = zoneByName(text.slice(text.indexOf(match) + match.length).split('\n')[0] ?? '');
    return { startLocal: formatLocal(wall), timeZone: zone, durationSec: null };
  }
  const zone = isTimeZone(fallbackZone) ? fallbackZone : 'UTC';
  const at = Date.parse(`${formatLocal(wall)}${offset === 'Z' ? offset : offset.replace(/(\d\d)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(at) ? null : { startLocal: instantToLocal(at, zone), timeZone: zone, durationSec: null };
}

function secondsBetween(from: Clock, to: Clock): number {
  const minutes = to.hour * 60 + to.minute - from.hour * 60 - from.minute;
  return (minutes <= 0 ? minutes + 24 * 60 : minutes) * 60;
}

/** The first day with a time in a piece of text, as people and programs write it. `fallbackZone`: the viewer's. */
export function readMoment(text: string, now: number, fallbackZone: string): FoundMoment | null {
  const iso = readIso(text, fallbackZone);
  if (iso) return iso;
  const day = readDay(text, now);
  if (!day) return null;
  // The time stands after the day, or else before it ("10:00 AM on Tuesday, November 24").
  const after = text.slice(day.end, day.end + 120);
  const clock = (where: string) =>
    new RegExp(HOUR, 'i').exec(where) && (new RegExp(`${HOUR}|${TIME}`, 'i').exec(where) ?? null);
  const first = clock(after) ?? new RegExp(TIME, 'i').exec(after) ?? clock(text) ?? new RegExp(TIME, 'i').exec(text);
  if (!first) return null;
  const source = after.includes(first[0]) ? after : text;
  const rest = source.slice(source.indexOf(first[0]) + first[0].length);
  const range = new RegExp(`^\\s*(?:-|–|—|to|until|till)\\s*(?:${HOUR}|${TIME})`, 'i').exec(rest);
  const pick = (match: RegExpExecArray): [string, string | undefined, string | undefined] =>
    match[1] !== undefined ? [match[1], match[2], match[3]] : [match[4] ?? '', match[5], match[6]];
  const [hour, minute, half] = pick(first);
  const end = range && readClock(...pick(range));
  const endHalf = range ? pick(range)[2] : undefined;
  // "1:00 – 2:00pm": the half of the day said once counts for both.
  const start = readClock(hour, minute, half ?? (Number(hour) <= 12 ? endHalf : undefined));
  if (!start) return null;
  const pad = (value: number) => String(value).padStart(2, '0');
  const startLocal = `${day.year}-${pad(day.month)}-${pad(day.day)}T${pad(start.hour)}:${pad(start.minute)}:00`;
  if (parseLocal(startLocal) === null) return null;
  const zoneText = range ? rest.slice(range[0].length) : rest;
  return {
    startLocal,
    timeZone: zoneByName(zoneText.split('\n')[0]?.slice(0, 120) ?? ''),
    durationSec: end ? secondsBetween(start, end) : null,
  };
}
