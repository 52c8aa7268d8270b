import { describe, expect, it } from 'vitest';
import { formatLocal, parseLocal } from '../zone-time';
import { expandRule, type Window } from './expand-rule';
import { parseRule } from './parse-rule';

const at = (local: string) => parseLocal(local) ?? Number.NaN;
const week: Window = { from: at('2026-11-23T00:00'), to: at('2026-12-01T00:00'), most: 200 };

function expand(text: string, start: string, window = week) {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { starts, cut } = expandRule(parsed.rule, at(start), null, window);
  return { starts: starts.map(formatLocal), cut };
}

describe('expandRule', () => {
  it('finds the days of a week although the rule began decades ago and never ends', () => {
    const { starts } = expand('FREQ=DAILY;INTERVAL=3', '1970-01-01T08:00');
    expect(starts).toEqual(['2026-11-24T08:00:00', '2026-11-27T08:00:00', '2026-11-30T08:00:00']);
  });

  it('counts from the first start, however long ago', () => {
    expect(expand('FREQ=WEEKLY;COUNT=3', '2026-11-10T08:00').starts).toEqual(['2026-11-24T08:00:00']);
    expect(expand('FREQ=WEEKLY;COUNT=2', '2026-11-10T08:00').starts).toEqual([]);
  });

  it('takes the first start as one even when the rule would not give it', () => {
    expect(expand('FREQ=WEEKLY;BYDAY=FR;COUNT=2', '2026-11-24T08:00').starts).toEqual([
      '2026-11-24T08:00:00',
      '2026-11-27T08:00:00',
    ]);
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY',
    'FREQ=SECONDLY;COUNT=999999999',
    'FREQ=DAILY;COUNT=999999999;INTERVAL=1',
    'FREQ=SECONDLY;INTERVAL=7;BYDAY=MO',
    `FREQ=DAILY;BYHOUR=${Array.from({ length: 24 }, (_, hour) => hour).join(',')};BYMINUTE=0,10,20,30,40,50`,
  ])('gives up on %s soon and says so', (text) => {
    const { cut } = expand(text, '1800-01-01T08:00');
    expect(cut).toBe(true);
  });

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2',
    'FREQ=YEARLY;INTERVAL=999999999',
    'FREQ=MONTHLY;INTERVAL=999999999;BYMONTHDAY=31',
    'FREQ=SECONDLY;INTERVAL=999999999',
  ])('ends at the window for %s, which never comes again', (text) => {
    const { starts, cut } = expand(text, '2020-02-28T08:00', { ...week, to: at('2046-01-01T00:00') });
    expect(starts.length + Number(cut)).toBeLessThanOrEqual(1);
  });

  it('works out a rule of seconds that is really a daily one', () => {
    const { starts, cut } = expand('FREQ=SECONDLY;BYHOUR=9;BYMINUTE=0;BYSECOND=0', '2026-11-23T09:00');
    expect(starts).toHaveLength(8);
    expect(cut).toBe(false);
  });
});
