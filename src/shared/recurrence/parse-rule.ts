export const frequencies = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** Monday = 0 … Sunday = 6. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** `nth`: 1 = the first, -1 = the last of the month or year; 0 = every one. */
export type ByDay = { nth: number; weekday: number };

/** An RFC 5545 recurrence rule (3.3.10). Empty lists = the part was not given. */
export type Rule = {
  freq: Frequency;
  interval: number;
  count: number | null;
  /** As written: "20261224", "20261224T090000" or with a Z at the end for UTC. */
  until: string | null;
  byMonth: number[];
  byWeekNo: number[];
  byYearDay: number[];
  byMonthDay: number[];
  byDay: ByDay[];
  byHour: number[];
  byMinute: number[];
  bySecond: number[];
  bySetPos: number[];
  wkst: number;
};

export type ParsedRule = { ok: true; rule: Rule } | { ok: false; reason: string };

const lists = {
  BYMONTH: { field: 'byMonth', from: 1, to: 12, negative: false },
  BYWEEKNO: { field: 'byWeekNo', from: 1, to: 53, negative: true },
  BYYEARDAY: { field: 'byYearDay', from: 1, to: 366, negative: true },
  BYMONTHDAY: { field: 'byMonthDay', from: 1, to: 31, negative: true },
  BYHOUR: { field: 'byHour', from: 0, to: 23, negative: false },
  BYMINUTE: { field: 'byMinute', from: 0, to: 59, negative: false },
  BYSECOND: { field: 'bySecond', from: 0, to: 60, negative: false },
  BYSETPOS: { field: 'bySetPos', from: 1, to: 366, negative: true },
} as const;

class RuleError extends Error {}
const fail = (reason: string): never => {
  throw new RuleError(reason);
};

function readNumbers(name: keyof typeof lists, value: string): number[] {
  const { from, to, negative } = lists[name];
  const numbers = value.split(',').map((text) => {
    if (!/^[+-]?\d{1,3}$/.test(text)) return fail(`${name} holds something that is not a number.`);
    const number = Number(text);
    const size = negative ? Math.abs(number) : number;
    if (size < from || size > to) fail(`${name} is out of its range.`);
    return number;
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function readWeekday(code: string): number {
  const weekday = (weekdayCodes as readonly string[]).indexOf(code);
  return weekday >= 0 ? weekday : fail('A weekday is not one of MO, TU, WE, TH, FR, SA, SU.');
}

function readByDay(value: string): ByDay[] {
  return value.split(',').map((text) => {
    const [, nth = '0', code = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? fail('BYDAY holds no weekday.');
    if (Math.abs(Number(nth)) > 53) fail('BYDAY is out of its range.');
    return { nth: Number(nth), weekday: readWeekday(code) };
  });
}

function readPositive(name: string, value: string): number {
  return /^\d{1,9}$/.test(value) && Number(value) > 0 ? Number(value) : fail(`${name} is not a positive number.`);
}

/** Combinations that RFC 5545 3.3.10 forbids. */
function checkTogether(rule: Rule): void {
  const { freq, byWeekNo, byYearDay, byMonthDay, byDay, bySetPos } = rule;
  if (rule.count !== null && rule.until !== null) fail('COUNT and UNTIL exclude each other.');
  if (byWeekNo.length > 0 && freq !== 'YEARLY') fail('BYWEEKNO fits only a yearly rule.');
  if (byYearDay.length > 0 && ['DAILY', 'WEEKLY', 'MONTHLY'].includes(freq)) fail('BYYEARDAY does not fit that rule.');
  if (byMonthDay.length > 0 && freq === 'WEEKLY') fail('BYMONTHDAY does not fit a weekly rule.');
  const numbered = byDay.some(({ nth }) => nth !== 0);
  if (numbered && freq !== 'MONTHLY' && freq !== 'YEARLY') fail('Only monthly and yearly rules can count weekdays.');
  if (numbered && byWeekNo.length > 0) fail('BYWEEKNO and counted weekdays exclude each other.');
  const others = [rule.byMonth, byWeekNo, byYearDay, byMonthDay, byDay, rule.byHour, rule.byMinute, rule.bySecond];
  if (bySetPos.length > 0 && others.every(({ length }) => length === 0)) fail('BYSETPOS needs another part.');
}

function readRule(text: string): Rule {
  const rule: Rule = {
    freq: 'DAILY',
    interval: 1,
    count: null,
    until: null,
    byMonth: [],
    byWeekNo: [],
    byYearDay: [],
    byMonthDay: [],
    byDay: [],
    byHour: [],
    byMinute: [],
    bySecond: [],
    bySetPos: [],
    wkst: 0,
  };
  const seen = new Set<string>();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    if (part === '') continue;
    const [name = '', value = ''] = part.split('=', 2);
    if (seen.has(name)) fail(`${name} is there twice.`);
    seen.add(name);
    if (name === 'FREQ') rule.freq = frequencies.find((known) => known === value) ?? fail('FREQ is not known.');
    else if (name === 'INTERVAL') rule.interval = readPositive(name, value);
    else if (name === 'COUNT') rule.count = readPositive(name, value);
    else if (name === 'UNTIL') rule.until = /^\d{8}(T\d{6}Z?)?$/.test(value) ? value : fail('UNTIL is not a date.');
    else if (name === 'WKST') rule.wkst = readWeekday(value);
    else if (name === 'BYDAY') rule.byDay = readByDay(value);
    else if (name in lists) {
      const list = name as keyof typeof lists;
      rule[lists[list].field] = readNumbers(list, value);
    } else if (name === 'RSCALE' && value !== 'GREGORIAN') fail('Only the Gregorian calendar is known.');
    else if (name !== 'RSCALE' && name !== 'SKIP' && !name.startsWith('X-')) fail(`${name.slice(0, 20)} is not known.`);
  }
  if (!seen.has('FREQ')) fail('FREQ is missing.');
  checkTogether(rule);
  return rule;
}

/** Longest rule that is read: RFC 5545 knows parts with up to 366 numbers, nobody writes them. */
const MOST_LENGTH = 2000;

/** Reads "FREQ=WEEKLY;BYDAY=MO" (with or without "RRULE:"), or says in a sentence what is wrong with it. */
export function parseRule(text: string): ParsedRule {
  if (text.length > MOST_LENGTH) return { ok: false, reason: 'The rule is too long.' };
  try {
    return { ok: true, rule: readRule(text) };
  } catch (error) {
    if (error instanceof RuleError) return { ok: false, reason: error.message };
    throw error;
  }
}
