import { dayNumber, matchesDay, toYmd, weekStart, withStartDay } from './day-filter';
import type { Rule } from './parse-rule';

const DAY = 24 * 60 * 60;

/** Steps (days looked at, times made) after which a rule is called too long; well below 50 ms. */
const MOST_STEPS = 30_000;

export type Expansion = {
  /** Starts on the event's wall clock, floating seconds, in order. */
  starts: number[];
  /** True when the work was cut short: the rule is too dense or counts too far. `starts` is then incomplete. */
  cut: boolean;
};

export type Window = { from: number; to: number; most: number };

/** The rule's periods: number 0 is the one with DTSTART in it, then every `interval`-th. */
type Periods = {
  firstDay: (index: number) => number;
  dayCount: (index: number) => number;
  /** The number of the period with that day in it, with a fraction. */
  indexOf: (day: number) => number;
};

function periodsOf(rule: Rule, startDay: number): Periods {
  const { year, month } = toYmd(startDay);
  const { interval } = rule;
  switch (rule.freq) {
    case 'YEARLY': {
      const firstDay = (index: number) => dayNumber(year + index * interval, 1, 1);
      const dayCount = (index: number) => dayNumber(year + index * interval + 1, 1, 1) - firstDay(index);
      return { firstDay, dayCount, indexOf: (day) => (toYmd(day).year - year) / interval };
    }
    case 'MONTHLY': {
      const firstDay = (index: number) => dayNumber(year, month + index * interval, 1);
      const dayCount = (index: number) => dayNumber(year, month + index * interval + 1, 1) - firstDay(index);
      const monthsOf = (day: number) => toYmd(day).year * 12 + toYmd(day).month;
      return { firstDay, dayCount, indexOf: (day) => (monthsOf(day) - year * 12 - month) / interval };
    }
    case 'WEEKLY': {
      const first = weekStart(startDay, rule.wkst);
      const firstDay = (index: number) => first + index * 7 * interval;
      return { firstDay, dayCount: () => 7, indexOf: (day) => (day - first) / (7 * interval) };
    }
    default: {
      // Rules below a day go from day to day too; which hours, minutes and seconds of it count is decided there.
      const step = rule.freq === 'DAILY' ? interval : 1;
      return {
        firstDay: (index) => startDay + index * step,
        dayCount: () => 1,
        indexOf: (day) => (day - startDay) / step,
      };
    }
  }
}

const all = (count: number) => Array.from({ length: count }, (_, index) => index);
const hours = all(24);
const sixty = all(60);

const unitSeconds = { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 } as const;
const isBelowDay = (freq: Rule['freq']): freq is keyof typeof unitSeconds => freq in unitSeconds;

/**
 * The times of one day, in sets that BYSETPOS counts in: the whole day, or for a rule below a day its hours, minutes or
 * seconds, of which only every `interval`-th since DTSTART counts.
 */
function timeSets(rule: Rule, day: number, start: number, step: () => void): number[][] {
  const at = ((start % DAY) + DAY) % DAY;
  const { freq } = rule;
  const unit = isBelowDay(freq) ? unitSeconds[freq] : DAY;
  const hoursOf = rule.byHour.length > 0 ? rule.byHour : unit < DAY ? hours : [Math.floor(at / 3600)];
  const minutesOf = rule.byMinute.length > 0 ? rule.byMinute : unit < 3600 ? sixty : [Math.floor(at / 60) % 60];
  const secondsOf = rule.bySecond.length > 0 ? rule.bySecond : unit < 60 ? sixty : [at % 60];
  const sets = new Map<number, number[]>();
  for (const hour of hoursOf) {
    for (const minute of minutesOf) {
      for (const second of secondsOf) {
        step();
        // A leap second is the last one of its minute, as POSIX time has it.
        const time = day * DAY + hour * 3600 + minute * 60 + Math.min(second, 59);
        const units = Math.floor(time / unit) - Math.floor(start / unit);
        if (unit < DAY && units % rule.interval !== 0) continue;
        const set = sets.get(units);
        if (set) set.push(time);
        else sets.set(units, [time]);
      }
    }
  }
  return [...sets.values()];
}

function pickPositions(set: number[], positions: readonly number[]): number[] {
  if (positions.length === 0) return set;
  return set.filter((_, index) => positions.includes(index + 1) || positions.includes(index - set.length));
}

/** The starts of one period, in order. */
function startsIn(rule: Rule, days: { first: number; count: number }, start: number, step: () => void): number[] {
  const sets: number[][] = [];
  for (let day = days.first; day < days.first + days.count; day++) {
    step();
    if (matchesDay(rule, day)) sets.push(...timeSets(rule, day, start, step));
  }
  if (isBelowDay(rule.freq)) return sets.flatMap((set) => pickPositions(set, rule.bySetPos));
  return pickPositions(sets.flat(), rule.bySetPos);
}

class TooLong extends Error {}

/**
 * The starts of a rule between `from` and `to` (floating seconds, both included). DTSTART is the first start even when
 * the rule would not give it, and counts for COUNT. `until` is the last start allowed.
 *
 * Bounded by construction: a rule without COUNT is entered at the window, so that it does not matter how long ago it
 * began or that it never ends, and every rule stops at the window's end, at `most` starts or after a fixed amount of
 * work. (The iterator of ical.js never returns for some rules that match no day; its issue 1038.)
 */
export function expandRule(wanted: Rule, start: number, until: number | null, window: Window): Expansion {
  const startDay = Math.floor(start / DAY);
  const rule = withStartDay(wanted, startDay);
  const periods = periodsOf(rule, startDay);
  const to = Math.min(window.to, until ?? window.to);
  const starts: number[] = [];
  let counted = 0;
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps > MOST_STEPS) throw new TooLong();
  };
  /** Answers whether more may follow. */
  const take = (at: number): boolean => {
    counted += 1;
    if (at > to || (rule.count !== null && counted > rule.count)) return false;
    if (at < window.from) return true;
    if (starts.length >= window.most) throw new TooLong();
    return starts.push(at) > 0;
  };
  const work = () => {
    if (!take(start)) return;
    const entry = rule.count === null ? Math.floor(periods.indexOf(Math.floor(window.from / DAY))) - 1 : 0;
    for (let index = Math.max(0, entry); ; index++) {
      const first = periods.firstDay(index);
      // Beyond the calendar there is no number for it.
      if (!(first * DAY <= to)) return;
      step();
      for (const at of startsIn(rule, { first, count: periods.dayCount(index) }, start, step)) {
        if (at > start && !take(at)) return;
      }
    }
  };
  try {
    work();
    return { starts, cut: false };
  } catch (error) {
    if (error instanceof TooLong) return { starts, cut: true };
    throw error;
  }
}
