import type { Rule } from './parse-rule';

// Days are counted from 1970-01-01 = 0 in the proleptic Gregorian calendar, whatever the zone.

const DAY_MS = 24 * 60 * 60 * 1000;

export type Ymd = { year: number; month: number; day: number };

export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function toYmd(days: number): Ymd {
  const date = new Date(days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Monday = 0. 1970-01-01 was a Thursday. */
export function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

/** First day of the week that a day is in. */
export function weekStart(days: number, wkst: number): number {
  return days - ((weekdayOf(days) - wkst + 7) % 7);
}

function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** Week 1 is the first with at least four days in the year (RFC 5545, BYWEEKNO). */
function firstWeek(year: number, wkst: number): number {
  return weekStart(dayNumber(year, 1, 4), wkst);
}

/** The number of a day's week, from the start and from the end of the year that the week counts for. */
function weekNumbers(days: number, wkst: number): [number, number] {
  const { year } = toYmd(days);
  const owner = [year + 1, year, year - 1].find((candidate) => days >= firstWeek(candidate, wkst)) ?? year;
  const first = firstWeek(owner, wkst);
  const total = (firstWeek(owner + 1, wkst) - first) / 7;
  const number = Math.floor((days - first) / 7) + 1;
  return [number, number - total - 1];
}

/** Has the list the number, counted from the start or (negative) from the end of `total`? */
function hasPosition(list: readonly number[], position: number, total: number): boolean {
  return list.includes(position) || list.includes(position - total - 1);
}

function matchesByDay(rule: Rule, days: number, { year, month, day }: Ymd): boolean {
  const weekday = weekdayOf(days);
  const inYear = rule.freq === 'YEARLY' && rule.byMonth.length === 0;
  const start = inYear ? dayNumber(year, 1, 1) : days - day + 1;
  const total = inYear ? dayNumber(year + 1, 1, 1) - start : daysInMonth(year, month);
  const fromStart = Math.floor((days - start) / 7) + 1;
  const fromEnd = -(Math.floor((start + total - 1 - days) / 7) + 1);
  return rule.byDay.some(
    ({ nth, weekday: wanted }) => wanted === weekday && (nth === 0 || nth === fromStart || nth === fromEnd),
  );
}

/** Does a day fulfil every part of the rule that speaks of days? */
export function matchesDay(rule: Rule, days: number): boolean {
  const ymd = toYmd(days);
  const { year, month, day } = ymd;
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) return false;
  if (rule.byMonthDay.length > 0 && !hasPosition(rule.byMonthDay, day, daysInMonth(year, month))) return false;
  if (rule.byYearDay.length > 0) {
    const start = dayNumber(year, 1, 1);
    if (!hasPosition(rule.byYearDay, days - start + 1, dayNumber(year + 1, 1, 1) - start)) return false;
  }
  if (rule.byWeekNo.length > 0 && !weekNumbers(days, rule.wkst).some((number) => rule.byWeekNo.includes(number))) {
    return false;
  }
  return rule.byDay.length === 0 || matchesByDay(rule, days, ymd);
}

/**
 * The rule with what RFC 5545 takes from DTSTART when no part says it: the month and day of a yearly rule, the day of
 * a monthly one, the weekday of a weekly one.
 */
export function withStartDay(rule: Rule, startDay: number): Rule {
  const { month, day } = toYmd(startDay);
  const byDay = [{ nth: 0, weekday: weekdayOf(startDay) }];
  const noDay = rule.byYearDay.length + rule.byMonthDay.length + rule.byDay.length === 0;
  if (!noDay) return rule;
  if (rule.freq === 'WEEKLY' || rule.byWeekNo.length > 0) return { ...rule, byDay };
  if (rule.freq === 'MONTHLY') return { ...rule, byMonthDay: [day] };
  if (rule.freq !== 'YEARLY') return rule;
  return { ...rule, byMonth: rule.byMonth.length > 0 ? rule.byMonth : [month], byMonthDay: [day] };
}
