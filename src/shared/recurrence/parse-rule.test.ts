import { describe, expect, it } from 'vitest';
import { parseRule } from './parse-rule';

describe('parseRule', () => {
  it('reads the parts of a rule, in any order and case', () => {
    const parsed = parseRule('rrule:interval=2;FREQ=MONTHLY;BYDAY=-1FR,2mo;WKST=SU;X-WHATEVER=1');
    expect(parsed).toMatchObject({
      ok: true,
      rule: {
        freq: 'MONTHLY',
        interval: 2,
        byDay: [
          { nth: -1, weekday: 4 },
          { nth: 2, weekday: 0 },
        ],
        wkst: 6,
      },
    });
  });

  it.each([
    ['', 'FREQ is missing'],
    ['every monday', 'not known'],
    ['FREQ=FORTNIGHTLY', 'FREQ is not known'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'twice'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL'],
    ['FREQ=DAILY;INTERVAL=-1', 'INTERVAL'],
    ['FREQ=DAILY;COUNT=99999999999999', 'COUNT'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'exclude'],
    ['FREQ=DAILY;UNTIL=tomorrow', 'UNTIL'],
    ['FREQ=WEEKLY;BYDAY=XX', 'weekday'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'monthly and yearly'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'range'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'range'],
    ['FREQ=MONTHLY;BYWEEKNO=2', 'yearly'],
    ['FREQ=DAILY;BYSETPOS=1', 'another part'],
    ['FREQ=DAILY;BYHOUR=24', 'range'],
    ['FREQ=YEARLY;RSCALE=HEBREW', 'Gregorian'],
    [`FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(5000)}1`, 'too long'],
  ])('refuses %s', (text, reason) => {
    expect(parseRule(text)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});
