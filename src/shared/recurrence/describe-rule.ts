import { formatLocal } from '../zone-time';
import { type ByDay, parseRule, type Rule } from './parse-rule';
import { untilFloating } from './until';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const units: Readonly<Record<Rule['freq'], string>> = {
  SECONDLY: 'second',
  MINUTELY: 'minute',
  HOURLY: 'hour',
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
};

function ordinal(number: number): string {
  const lastTwo = number % 100;
  const suffix = lastTwo >= 11 && lastTwo <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${suffix}`;
}

function fromEither(number: number, one: string): string {
  if (number === -1) return `last ${one}`;
  if (number < 0) return `${ordinal(-number)} last ${one}`;
  return `${ordinal(number)} ${one}`;
}

function join(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function nameDays(byDay: readonly ByDay[]): string {
  const plain = byDay.filter(({ nth }) => nth === 0).map(({ weekday }) => weekday);
  const set = [...new Set(plain)].sort((a, b) => a - b).join('');
  if (set === '01234' && plain.length === byDay.length) return 'weekdays';
  if (set === '56' && plain.length === byDay.length) return 'weekends';
  return join(
    byDay.map(({ nth, weekday }) => {
      const name = weekdays[weekday] ?? '';
      return nth === 0 ? name : `the ${fromEither(nth, name)}`;
    }),
  );
}

function every({ freq, interval }: Rule): string {
  if (interval === 1) return `Every ${units[freq]}`;
  return interval === 2 ? `Every other ${units[freq]}` : `Every ${interval} ${units[freq]}s`;
}

function where(rule: Rule): string[] {
  const parts: string[] = [];
  if (rule.byDay.length > 0) parts.push(`on ${nameDays(rule.byDay)}`);
  if (rule.byMonthDay.length > 0) parts.push(`on the ${join(rule.byMonthDay.map((day) => fromEither(day, 'day')))}`);
  if (rule.byYearDay.length > 0) {
    parts.push(`on the ${join(rule.byYearDay.map((day) => fromEither(day, 'day')))} of the year`);
  }
  if (rule.byWeekNo.length > 0) parts.push(`in week ${join(rule.byWeekNo.map(String))}`);
  if (rule.byMonth.length > 0) parts.push(`in ${join(rule.byMonth.map((month) => months[month - 1] ?? ''))}`);
  if (rule.bySetPos.length > 0) parts.push(`only the ${join(rule.bySetPos.map((nth) => fromEither(nth, 'of them')))}`);
  return parts;
}

/** "12 December 2026" */
function formatDay(floating: number): string {
  const [year, month, day] = formatLocal(floating).slice(0, 10).split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

function times(rule: Rule, floating: number): string {
  const [, hour = '00', minute = '00'] = /T(\d\d):(\d\d)/.exec(formatLocal(floating)) ?? [];
  const hours = rule.byHour.length > 0 ? rule.byHour.map((value) => String(value).padStart(2, '0')) : [hour];
  const minutes = rule.byMinute.length > 0 ? rule.byMinute.map((value) => String(value).padStart(2, '0')) : [minute];
  const all = hours.flatMap((h) => minutes.map((m) => `${h}:${m}`));
  return all.length > 6 ? `${all.length} times a day` : `at ${join(all)}`;
}

function startOf(start: number): { month: number; day: number; weekday: number } {
  const date = new Date(start * 1000);
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: (date.getUTCDay() + 6) % 7 };
}

/**
 * A rule in plain words: "Every other week on Monday and Friday at 10:00, until 24 December 2026". `start`: the first
 * start on the wall clock, floating seconds. A rule that cannot be read is answered with the reason.
 */
export function describeRule(text: string, start: number, zone: string): string {
  const parsed = parseRule(text);
  if (!parsed.ok) return parsed.reason;
  const { rule } = parsed;
  const parts = [every(rule), ...where(rule)];
  const implied = rule.byDay.length + rule.byMonthDay.length + rule.byYearDay.length + rule.byWeekNo.length === 0;
  const { month, day, weekday } = startOf(start);
  if (implied && rule.freq === 'WEEKLY') parts.push(`on ${weekdays[weekday]}`);
  if (implied && rule.freq === 'MONTHLY') parts.push(`on the ${ordinal(day)}`);
  if (implied && rule.freq === 'YEARLY')
    parts.push(`on ${day}${rule.byMonth.length > 0 ? '' : ` ${months[month - 1]}`}`);
  if (!['HOURLY', 'MINUTELY', 'SECONDLY'].includes(rule.freq)) parts.push(times(rule, start));
  const until = untilFloating(rule, zone);
  const end = rule.count !== null ? `, ${rule.count} times` : until !== null ? `, until ${formatDay(until)}` : '';
  return `${parts.join(' ')}${end}`;
}
