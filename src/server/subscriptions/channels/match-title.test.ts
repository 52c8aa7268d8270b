import { expect, test } from 'vitest';
import { type TitlePattern, titleRules } from '@/shared/channel';
import { compilePattern, createTitleMatcher } from './match-title';

const words = (text: string): TitlePattern => ({ kind: 'words', text });
const regex = (text: string): TitlePattern => ({ kind: 'regex', text });

test('words are found whatever their case, accents and spaces', () => {
  expect(compilePattern(words('über  Game'))('LIVE: Uber game night')).toBe(true);
  expect(compilePattern(words('chess'))('Checkers')).toBe(false);
});

test('without rules everything is wanted', () => {
  expect(createTitleMatcher(titleRules.parse({}))('Anything').wanted).toBe(true);
});

test('one of the wanted words is enough, one unwanted word is too much', () => {
  const judge = createTitleMatcher({ must: [words('chess'), regex('^go\\b')], mustNot: [words('rerun')] });
  expect(judge('Go tournament')).toEqual({ wanted: true, reason: 'The title matches “^go\\b”.' });
  expect(judge('Chess (RERUN)')).toMatchObject({ wanted: false, reason: expect.stringContaining('“rerun”') });
  expect(judge('Golf').wanted).toBe(false);
});

test('an expression that explodes elsewhere answers at once here', () => {
  expect(compilePattern(regex('^(a+)+$'))(`${'a'.repeat(400)}!`)).toBe(false);
});

test('a broken expression, or one beyond RE2, is refused with a sentence', () => {
  for (const text of ['(', '(?<=a)b', '(a)\\1']) {
    expect(() => compilePattern(regex(text))).toThrow(/cannot be used/);
  }
});
