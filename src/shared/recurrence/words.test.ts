import { describe, expect, it } from 'vitest';
import { parseLocal } from '../zone-time';
import { describeRule } from './describe-rule';
import { buildRule, noRule, readRule } from './rule-choice';

const START = '2026-11-24T10:00:00'; // a Tuesday, the fourth of the month and not the last day
const say = (rule: string) => describeRule(rule, parseLocal(START) ?? 0, 'Europe/Amsterdam');

describe('describeRule', () => {
  it.each([
    ['FREQ=DAILY', 'Every day at 10:00'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=5', 'Every 3 days at 10:00, 5 times'],
    ['FREQ=WEEKLY', 'Every week on Tuesday at 10:00'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Every week on weekdays at 10:00'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;UNTIL=20261224T000000Z',
      'Every other week on Tuesday and Friday at 10:00, until 24 December 2026',
    ],
    ['FREQ=MONTHLY', 'Every month on the 24th at 10:00'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'Every month on the last Friday at 10:00'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,-1', 'Every month on the last day and 1st day at 10:00'],
    ['FREQ=YEARLY', 'Every year on 24 November at 10:00'],
    ['FREQ=YEARLY;BYDAY=2SU;BYMONTH=3', 'Every year on the 2nd Sunday in March at 10:00'],
    ['FREQ=DAILY;BYHOUR=9,18', 'Every day at 09:00 and 18:00'],
    ['FREQ=HOURLY;INTERVAL=4', 'Every 4 hours'],
    ['FREQ=SOMETIMES', 'FREQ is not known.'],
  ])('%s', (rule, words) => {
    expect(say(rule)).toBe(words);
  });
});

describe('rule choice', () => {
  it.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=TU',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=8',
    'FREQ=MONTHLY',
    'FREQ=MONTHLY;BYDAY=4TU',
    'FREQ=MONTHLY;BYDAY=-1TU;UNTIL=20270101',
    'FREQ=YEARLY;INTERVAL=2',
  ])('%s survives the form', (rule) => {
    const choice = readRule(rule, START);
    expect(choice.repeat).not.toBe('custom');
    expect(buildRule(choice, START)).toBe(rule);
  });

  it.each(['FREQ=MONTHLY;BYDAY=2FR', 'FREQ=HOURLY', 'FREQ=DAILY;BYHOUR=9,18', 'FREQ=YEARLY;BYWEEKNO=20', 'nonsense'])(
    'keeps %s as text, because the form has no words for it',
    (rule) => {
      const choice = readRule(rule, START);
      expect(choice.repeat).toBe('custom');
      expect(buildRule(choice, START)).toBe(rule);
    },
  );

  it('reads a weekly rule without days as the day of the start', () => {
    expect(readRule('FREQ=WEEKLY', START)).toMatchObject({ repeat: 'weekly', weekdays: [1] });
  });

  it('always has the day of the start among the weekdays', () => {
    expect(buildRule({ ...noRule, repeat: 'weekly', weekdays: [4] }, START)).toBe('FREQ=WEEKLY;BYDAY=TU,FR');
  });

  it('reads nothing as once', () => {
    expect(readRule(null, START).repeat).toBe('never');
    expect(buildRule(noRule, START)).toBeNull();
  });
});
