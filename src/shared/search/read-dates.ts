import { toFloating, toInstant } from '../zone-time';

/** A stretch of days that was asked for, epoch milliseconds, and how it is called. */
export type DateRange = { fromMs: number; toMs: number; label: string };

const DAY = 86_400;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fullNames = [
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
];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '((?:19|20)\\d\\d)';

/** Of wall clocks as floating seconds, see zone-time. */
type Stretch = { from: number; to: number; label: string };

const utc = (year: number, month: number, day = 1) => Date.UTC(year, month, day) / 1000;

function month(year: number, index: number): Stretch | null {
  if (index < 0 || index > 11) return null;
  return { from: utc(year, index), to: utc(year, index + 1), label: `${fullNames[index]} ${year}` };
}

function day(year: number, index: number, date: number): Stretch | null {
  const from = utc(year, index, date);
  if (new Date(from * 1000).getUTCMonth() !== index || date < 1) return null;
  return { from, to: from + DAY, label: `${date} ${fullNames[index]} ${year}` };
}

/** Days counted from a midnight. */
const days = (midnight: number, from: number, to: number, label: string): Stretch => ({
  from: midnight + from * DAY,
  to: midnight + to * DAY,
  label,
});

/** Weeks begin on Monday. */
const sinceMonday = (midnight: number) => (new Date(midnight * 1000).getUTCDay() + 6) % 7;

type Reader = [pattern: string, read: (found: string[], today: number) => Stretch | null];

const number = (text = '') => Number(text);
const monthOf = (text = '') => months.indexOf(text.slice(0, 3).toLowerCase());
const yearOf = (today: number) => new Date(today * 1000).getUTCFullYear();

/** The longest forms first: "3 nov 2026" is not "nov 2026" beside a 3. */
const readers: readonly Reader[] = [
  [`${YEAR}-(\\d\\d)-(\\d\\d)`, ([y, m, d]) => day(number(y), number(m) - 1, number(d))],
  [`(\\d{1,2})\\.? ${MONTH} ${YEAR}`, ([d, m, y]) => day(number(y), monthOf(m), number(d))],
  [`${MONTH} (\\d{1,2}),? ${YEAR}`, ([m, d, y]) => day(number(y), monthOf(m), number(d))],
  [`${YEAR}-(\\d\\d)`, ([y, m]) => month(number(y), number(m) - 1)],
  [`${MONTH} ${YEAR}`, ([m, y]) => month(number(y), monthOf(m))],
  ['today', (_, today) => days(today, 0, 1, 'Today')],
  ['yesterday', (_, today) => days(today, -1, 0, 'Yesterday')],
  ['this week', (_, today) => days(today - sinceMonday(today) * DAY, 0, 7, 'This week')],
  ['last week', (_, today) => days(today - sinceMonday(today) * DAY, -7, 0, 'Last week')],
  ['this month', (_, today) => month(yearOf(today), new Date(today * 1000).getUTCMonth())],
  [
    'last month',
    (_, today) => {
      const first = new Date(utc(yearOf(today), new Date(today * 1000).getUTCMonth() - 1) * 1000);
      return month(first.getUTCFullYear(), first.getUTCMonth());
    },
  ],
  [
    'this year',
    (_, today) => ({ from: utc(yearOf(today), 0), to: utc(yearOf(today) + 1, 0), label: `${yearOf(today)}` }),
  ],
  [
    'last year',
    (_, today) => ({ from: utc(yearOf(today) - 1, 0), to: utc(yearOf(today), 0), label: `${yearOf(today) - 1}` }),
  ],
];

/**
 * Takes the first date out of what was typed ("2026-11", "3 nov 2026", "yesterday", "last week"), as days in the viewer's
 * zone; `text` is what is left to search for. A date in quotes is words like any others. Throws RangeError for an unknown
 * zone.
 */
export function readDates(typed: string, nowMs: number, zone: string): { range: DateRange | null; text: string } {
  const today = Math.floor(toFloating(nowMs, zone) / DAY) * DAY;
  // Of the same length, so that places in it are places in what was typed.
  const unquoted = typed.replace(/"[^"]*("|$)/g, (quoted) => '\0'.repeat(quoted.length));
  for (const [pattern, read] of readers) {
    const found = new RegExp(`(^|\\s)${pattern.replaceAll(' ', '\\s+')}(?=\\s|$)`, 'i').exec(unquoted);
    const stretch = found && read(found.slice(2), today);
    if (!found || !stretch) continue;
    const text = `${typed.slice(0, found.index)} ${typed.slice(found.index + found[0].length)}`;
    const range = { fromMs: toInstant(stretch.from, zone), toMs: toInstant(stretch.to, zone), label: stretch.label };
    return { range, text: text.replace(/\s+/g, ' ').trimStart() };
  }
  return { range: null, text: typed };
}
