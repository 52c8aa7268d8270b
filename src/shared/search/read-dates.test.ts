import { expect, it } from 'vitest';
import { readDates } from './read-dates';

const ZONE = 'Europe/Amsterdam';
/** A Sunday, already Monday further east. */
const NOW = Date.parse('2026-11-22T22:30:00Z');

const read = (typed: string, zone = ZONE) => {
  const { range, text } = readDates(typed, NOW, zone);
  const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);
  return range ? [range.label, iso(range.fromMs), iso(range.toMs), text] : [text];
};

it.each([
  ['2026-11 chess', ['November 2026', '2026-10-31T23:00', '2026-11-30T23:00', 'chess']],
  ['chess 2026-03-29', ['29 March 2026', '2026-03-28T23:00', '2026-03-29T22:00', 'chess ']],
  ['Nov 2026', ['November 2026', '2026-10-31T23:00', '2026-11-30T23:00', '']],
  ['3 november 2026 talk', ['3 November 2026', '2026-11-02T23:00', '2026-11-03T23:00', 'talk']],
  ['talk nov 3, 2026', ['3 November 2026', '2026-11-02T23:00', '2026-11-03T23:00', 'talk ']],
  ['today', ['Today', '2026-11-21T23:00', '2026-11-22T23:00', '']],
  ['YESTERDAY  talk', ['Yesterday', '2026-11-20T23:00', '2026-11-21T23:00', 'talk']],
  ['last week', ['Last week', '2026-11-08T23:00', '2026-11-15T23:00', '']],
  ['this  week', ['This week', '2026-11-15T23:00', '2026-11-22T23:00', '']],
  ['last month', ['October 2026', '2026-09-30T22:00', '2026-10-31T23:00', '']],
  ['last year', ['2025', '2024-12-31T23:00', '2025-12-31T23:00', '']],
  ['"yesterday" once more', ['"yesterday" once more']],
  ['2026-13', ['2026-13']],
  ['2026-02-30', ['2026-02-30']],
  ['maybe may', ['maybe may']],
  ['not-today todays', ['not-today todays']],
  ['', ['']],
])('%s', (typed, expected) => {
  expect(read(typed)).toEqual(expected);
});

it('goes by the days of the viewer’s zone', () => {
  expect(read('today', 'Asia/Tokyo')).toEqual(['Today', '2026-11-22T15:00', '2026-11-23T15:00', '']);
});
