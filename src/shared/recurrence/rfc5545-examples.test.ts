// The examples of RFC 5545 section 3.8.5.3 (with its errata), times in America/New_York. "…" = goes on for ever.
import { expect, it } from 'vitest';
import { formatLocal, instantToLocal, localToInstant, parseLocal, toInstant } from '../zone-time';
import { expandRule } from './expand-rule';
import { parseRule } from './parse-rule';
import { untilFloating } from './until';

const ZONE = 'America/New_York';

/** The first `count` starts as "YYYYMMDD", with the time when it is not 09:00. */
function expand(start: string, text: string, count: number): string[] {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  const from = parseLocal(start) ?? 0;
  const until = untilFloating(parsed.rule, ZONE);
  const { starts, cut } = expandRule(parsed.rule, from, until, { from, to: from + 20 * 366 * 86_400, most: 2000 });
  if (starts.length < count) expect(cut).toBe(false);
  return starts.slice(0, count).map((at) => {
    const local = instantToLocal(toInstant(at, ZONE), ZONE);
    expect(local).toBe(formatLocal(at));
    const time = local.slice(11, 16);
    return local.slice(0, 10).replaceAll('-', '') + (time === '09:00' ? '' : ` ${time}`);
  });
}

const S = '1997-09-02T09:00:00';
const days = (month: string, ...list: (number | string)[]) =>
  list.map((day) => `${month}${String(day).padStart(2, '0')}`);
const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

type Example = [name: string, start: string, rule: string, expected: string[], endless?: 'endless'];

const examples: Example[] = [
  ['daily for 10 occurrences', S, 'FREQ=DAILY;COUNT=10', days('199709', ...range(2, 11))],
  [
    'daily until 24 December 1997',
    S,
    'FREQ=DAILY;UNTIL=19971224T000000Z',
    [
      ...days('199709', ...range(2, 30)),
      ...days('199710', ...range(1, 31)),
      ...days('199711', ...range(1, 30)),
      ...days('199712', ...range(1, 23)),
    ],
  ],
  [
    'every other day, for ever',
    S,
    'FREQ=DAILY;INTERVAL=2',
    [...days('199709', ...range(2, 30, 2)), ...days('199710', ...range(2, 30, 2)), ...days('199711', 1, 3, 5)],
    'endless',
  ],
  [
    'every 10 days, 5 occurrences',
    S,
    'FREQ=DAILY;INTERVAL=10;COUNT=5',
    ['19970902', '19970912', '19970922', '19971002', '19971012'],
  ],
  [
    'every day in January, yearly',
    '1998-01-01T09:00:00',
    'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
    [...days('199801', ...range(1, 31)), ...days('199901', ...range(1, 31)), ...days('200001', ...range(1, 31))],
  ],
  [
    'every day in January, daily',
    '1998-01-01T09:00:00',
    'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1',
    [...days('199801', ...range(1, 31)), ...days('199901', ...range(1, 31)), ...days('200001', ...range(1, 31))],
  ],
  [
    'weekly for 10 occurrences',
    S,
    'FREQ=WEEKLY;COUNT=10',
    [...days('199709', 2, 9, 16, 23, 30), ...days('199710', 7, 14, 21, 28), '19971104'],
  ],
  [
    'weekly until 24 December 1997',
    S,
    'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    [
      ...days('199709', 2, 9, 16, 23, 30),
      ...days('199710', 7, 14, 21, 28),
      ...days('199711', 4, 11, 18, 25),
      ...days('199712', 2, 9, 16, 23),
    ],
  ],
  [
    'every other week, for ever',
    S,
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    [
      ...days('199709', 2, 16, 30),
      ...days('199710', 14, 28),
      ...days('199711', 11, 25),
      ...days('199712', 9, 23),
      ...days('199801', 6, 20),
      '19980203',
    ],
    'endless',
  ],
  [
    'Tuesday and Thursday for five weeks, until',
    S,
    'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    [...days('199709', 2, 4, 9, 11, 16, 18, 23, 25, 30), '19971002'],
  ],
  [
    'Tuesday and Thursday for five weeks, counted',
    S,
    'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    [...days('199709', 2, 4, 9, 11, 16, 18, 23, 25, 30), '19971002'],
  ],
  [
    'Monday, Wednesday and Friday of every other week until 24 December',
    '1997-09-01T09:00:00',
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    [
      ...days('199709', 1, 3, 5, 15, 17, 19, 29),
      ...days('199710', 1, 3, 13, 15, 17, 27, 29, 31),
      ...days('199711', 10, 12, 14, 24, 26, 28),
      ...days('199712', 8, 10, 12, 22),
    ],
  ],
  [
    'Tuesday and Thursday of every other week, 8 occurrences',
    S,
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    [...days('199709', 2, 4, 16, 18, 30), ...days('199710', 2, 14, 16)],
  ],
  [
    'first Friday of the month, 10 occurrences',
    '1997-09-05T09:00:00',
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    [
      '19970905',
      '19971003',
      '19971107',
      '19971205',
      '19980102',
      '19980206',
      '19980306',
      '19980403',
      '19980501',
      '19980605',
    ],
  ],
  [
    'first Friday of the month until 24 December',
    '1997-09-05T09:00:00',
    'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
    ['19970905', '19971003', '19971107', '19971205'],
  ],
  [
    'first and last Sunday of every other month',
    '1997-09-07T09:00:00',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    [
      '19970907',
      '19970928',
      '19971102',
      '19971130',
      '19980104',
      '19980125',
      '19980301',
      '19980329',
      '19980503',
      '19980531',
    ],
  ],
  [
    'second last Monday of the month',
    '1997-09-22T09:00:00',
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    ['19970922', '19971020', '19971117', '19971222', '19980119', '19980216'],
  ],
  [
    'third last day of the month',
    '1997-09-28T09:00:00',
    'FREQ=MONTHLY;BYMONTHDAY=-3',
    ['19970928', '19971029', '19971128', '19971229', '19980129', '19980226'],
    'endless',
  ],
  [
    'the 2nd and the 15th of the month',
    S,
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    [
      '19970902',
      '19970915',
      '19971002',
      '19971015',
      '19971102',
      '19971115',
      '19971202',
      '19971215',
      '19980102',
      '19980115',
    ],
  ],
  [
    'first and last day of the month',
    '1997-09-30T09:00:00',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    [
      '19970930',
      '19971001',
      '19971031',
      '19971101',
      '19971130',
      '19971201',
      '19971231',
      '19980101',
      '19980131',
      '19980201',
    ],
  ],
  [
    '10th to 15th of every 18th month',
    '1997-09-10T09:00:00',
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    [...days('199709', ...range(10, 15)), ...days('199903', ...range(10, 13))],
  ],
  [
    'every Tuesday of every other month',
    S,
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    [
      ...days('199709', 2, 9, 16, 23, 30),
      ...days('199711', 4, 11, 18, 25),
      ...days('199801', 6, 13, 20, 27),
      ...days('199803', 3, 10, 17, 24, 31),
    ],
    'endless',
  ],
  [
    'yearly in June and July',
    '1997-06-10T09:00:00',
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    range(1997, 2001).flatMap((year) => [`${year}0610`, `${year}0710`]),
  ],
  [
    'every other year in January, February and March',
    '1997-03-10T09:00:00',
    'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    ['19970310', ...[1999, 2001, 2003].flatMap((year) => [`${year}0110`, `${year}0210`, `${year}0310`])],
  ],
  [
    'every third year on the 1st, 100th and 200th day',
    '1997-01-01T09:00:00',
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    [
      '19970101',
      '19970410',
      '19970719',
      '20000101',
      '20000409',
      '20000718',
      '20030101',
      '20030410',
      '20030719',
      '20060101',
    ],
  ],
  [
    'every 20th Monday of the year',
    '1997-05-19T09:00:00',
    'FREQ=YEARLY;BYDAY=20MO',
    ['19970519', '19980518', '19990517'],
    'endless',
  ],
  [
    'Monday of week 20',
    '1997-05-12T09:00:00',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    ['19970512', '19980511', '19990517'],
    'endless',
  ],
  [
    'every Thursday in March',
    '1997-03-13T09:00:00',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    [...days('199703', 13, 20, 27), ...days('199803', 5, 12, 19, 26), ...days('199903', 4, 11, 18, 25)],
    'endless',
  ],
  [
    'every Thursday in June, July and August',
    '1997-06-05T09:00:00',
    'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
    [
      ...days('199706', 5, 12, 19, 26),
      ...days('199707', 3, 10, 17, 24, 31),
      ...days('199708', 7, 14, 21, 28),
      ...days('199806', 4, 11, 18, 25),
    ],
    'endless',
  ],
  [
    'every Friday the 13th (DTSTART itself is taken out by EXDATE)',
    S,
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    ['19970902', '19980213', '19980313', '19981113', '19990813', '20001013'],
    'endless',
  ],
  [
    'first Saturday after the first Sunday of the month',
    '1997-09-13T09:00:00',
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    [
      '19970913',
      '19971011',
      '19971108',
      '19971213',
      '19980110',
      '19980207',
      '19980307',
      '19980411',
      '19980509',
      '19980613',
    ],
    'endless',
  ],
  [
    'US election day',
    '1996-11-05T09:00:00',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    ['19961105', '20001107', '20041102'],
    'endless',
  ],
  [
    'the third of Tuesday, Wednesday or Thursday in the month',
    '1997-09-04T09:00:00',
    'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    ['19970904', '19971007', '19971106'],
  ],
  [
    'second last weekday of the month',
    '1997-09-29T09:00:00',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    ['19970929', '19971030', '19971127', '19971230', '19980129', '19980226', '19980330'],
    'endless',
  ],
  // Erratum 1993: UNTIL is 17:00 in New York, not in UTC.
  [
    'every 3 hours from 9 to 17 on one day',
    S,
    'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z',
    ['19970902', '19970902 12:00', '19970902 15:00'],
  ],
  [
    'every 15 minutes, 6 occurrences',
    S,
    'FREQ=MINUTELY;INTERVAL=15;COUNT=6',
    ['19970902', ...['09:15', '09:30', '09:45', '10:00', '10:15'].map((time) => `19970902 ${time}`)],
  ],
  [
    'every hour and a half, 4 occurrences',
    S,
    'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
    ['19970902', '19970902 10:30', '19970902 12:00', '19970902 13:30'],
  ],
  ...(
    [
      'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
      'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16',
    ] as const
  ).map(
    (rule): Example => [
      `every 20 minutes from 9:00 to 16:40: ${rule.slice(0, 13)}`,
      S,
      rule,
      [2, 3].flatMap((day) =>
        range(9, 16).flatMap((hour) =>
          ['00', '20', '40'].map((minute) => {
            const time = `${String(hour).padStart(2, '0')}:${minute}`;
            return time === '09:00' ? `1997090${day}` : `1997090${day} ${time}`;
          }),
        ),
      ),
      'endless',
    ],
  ),
  [
    'WKST makes a difference: Monday',
    '1997-08-05T09:00:00',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    ['19970805', '19970810', '19970819', '19970824'],
  ],
  [
    'WKST makes a difference: Sunday',
    '1997-08-05T09:00:00',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    ['19970805', '19970817', '19970819', '19970831'],
  ],
  [
    'a day that does not exist is left out',
    '2007-01-15T09:00:00',
    'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    ['20070115', '20070130', '20070215', '20070315', '20070330'],
  ],
];

it.each(examples)('%s', (_name, start, rule, expected, endless) => {
  expect(expand(start, rule, expected.length)).toEqual(expected);
  const next = expand(start, rule, expected.length + 1).length;
  expect(next).toBe(endless ? expected.length + 1 : expected.length);
});

it('keeps the wall clock when the clocks change', () => {
  const at = (local: string) => localToInstant(local, ZONE);
  expect((at('1997-10-27T09:00:00') ?? 0) - (at('1997-10-26T09:00:00') ?? 0)).toBe(24 * 3_600_000);
  expect((at('1997-10-26T09:00:00') ?? 0) - (at('1997-10-25T09:00:00') ?? 0)).toBe(25 * 3_600_000);
});
