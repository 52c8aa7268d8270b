import { expect, it } from 'vitest';
import { channelRules } from '@/shared/channel';
import { describeRules } from './describe-rules';
import { explainRegex } from './explain-regex';
import { addRow, checkRules, toRulesValues, toTitleRules } from './rules-values';

const rules = channelRules.parse({
  titles: { must: [{ kind: 'words', text: 'quiz' }], mustNot: [{ kind: 'regex', text: 'rerun|repeat' }] },
  keep: { lastN: 10, daysAfterWatched: 0 },
  graceSec: 90,
  steps: [{ click: 'text=Watch live' }],
  site: 'twitch',
});

it('what is not changed comes out as it went in', () => {
  expect(checkRules(toRulesValues(rules))).toEqual({ ok: true, rules });
});

it('an empty limit is none, a decimal comma is one, and rows without a letter do not count', () => {
  const values = { ...toRulesValues(rules), lastN: ' ', gigabytes: '2,5' };
  const more = { ...values, must: addRow(values, 'must') };
  expect(new Set(more.must.map(({ key }) => key).concat(more.mustNot.map(({ key }) => key))).size).toBe(3);
  expect(toTitleRules(more).must).toEqual([{ kind: 'words', text: 'quiz' }]);
  const checked = checkRules(more);
  expect(checked).toMatchObject({ ok: true, rules: { keep: { lastN: null, gigabytes: 2.5 } } });
});

it('says which number is wrong in words', () => {
  const checked = checkRules({
    ...toRulesValues(rules),
    lastN: '0',
    maxHours: 'long',
    days: '2.5',
    steps: '- nonsense: 1',
  });
  if (checked.ok) throw new Error('it was taken');
  expect(Object.keys(checked.errors).sort()).toEqual(['days', 'lastN', 'maxDurationSec', 'steps']);
  expect(checked.errors.lastN).toBe('Give a whole number from 1 on, or nothing.');
});

it('sums rules up', () => {
  expect(describeRules(rules)).toEqual([
    'Only titles with “quiz”, none with /rerun|repeat/',
    '720p, the player, with chat',
    '12 h at most; may be back within 2 min',
    'Keeps the last 10, until watched; starred videos always',
  ]);
  expect(describeRules(channelRules.parse({}))[3]).toBe('Keeps everything');
});

it('explains what is wrong with an expression, and where', () => {
  const said = 'This regular expression cannot be used: error parsing regexp: missing closing ): `(?i)foo(`.';
  expect(explainRegex(said)).toEqual({ sentence: 'A “(” is never closed.', place: 'foo(' });
  expect(explainRegex('Something else.')).toEqual({ sentence: 'Something else.', place: null });
});
