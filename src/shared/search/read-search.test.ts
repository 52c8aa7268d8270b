import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { matchExpression } from './match-expression';
import { MAX_SEARCH_CHARS, readSearch } from './read-search';
import { spaceOut } from './space-out';

const brief = (typed: string) =>
  readSearch(typed).map(({ text, exclude, exact, open }) =>
    [exclude ? '-' : '', exact ? `"${text}"` : text, open ? '…' : ''].join(''),
  );

describe('what was typed into a search box', () => {
  it.each([
    ['one two', ['one', 'two…']],
    ['one two ', ['one', 'two']],
    ['"one two" three ', ['"one two"', 'three']],
    ['-one two', ['-one', 'two…']],
    ['two -one', ['two', '-one']],
    ['-"one two" three ', ['-"one two"', 'three']],
    ['well-known', ['well-known…']],
    ['"not closed', ['"not closed"…']],
    ['“curly quotes” ', ['"curly quotes"']],
    ['a"b"c', ['a', '"b"', 'c…']],
    ['', []],
    ['   ', []],
    ['*"^():-+!?.,;', []],
    ['""', []],
    ['- -- -""', []],
  ])('%s', (typed, terms) => {
    expect(brief(typed)).toEqual(terms);
  });

  it('takes operators of search engines for words', () => {
    expect(brief('cats AND (dogs OR NEAR) NOT title:x ^y z* ')).toEqual([
      'cats',
      'AND',
      '(dogs',
      'OR',
      'NEAR)',
      'NOT',
      'title:x',
      '^y',
      'z*',
    ]);
  });

  it('cuts what is too long, and never through a character', () => {
    expect(readSearch('a'.repeat(10_000))[0]?.text).toHaveLength(MAX_SEARCH_CHARS);
    expect(readSearch('w '.repeat(5_000))).toHaveLength(12);
    expect(readSearch(`a${'😀'.repeat(5_000)}`)[0]?.text).toBe(`a${'😀'.repeat(99)}`);
  });
});

describe('a search of the full-text index', () => {
  const db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE t USING fts5(text, author, who,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co So'")`);
  const say = db.prepare('INSERT INTO t VALUES (?, ?, ?)');
  const lines = [
    'Hello world',
    'Crème brûlée recipe',
    '私は日本人です',
    'so funny 😂😂😂',
    'مرحبا بالعالم',
    'AND NOT near OR',
    'C++ is fun',
    'สวัสดีครับ',
    '한국어를 배워요',
  ];
  for (const line of lines) say.run(spaceOut(line), 'ann', 'secret');
  const find = (typed: string) => {
    const match = matchExpression(readSearch(typed), { columns: ['text', 'author'], beginnings: 'last' });
    return match === null ? null : db.prepare('SELECT rowid FROM t WHERE t MATCH ?').pluck().all(match);
  };

  it.each([
    ['hello', [1]],
    ['wor', [1]],
    ['wor ', []],
    ['"world hello"', []],
    ['"hello world"', [1]],
    ['hello -world', []],
    ['hello -moon', [1]],
    ['creme brulee', [2]],
    ['日本', [3]],
    ['本日', []],
    ['😂', [4]],
    ['العالم', []],
    ['بالعا', [5]],
    ['and not', [6]],
    ['c++', [7]],
    ['สวัสดี', [8]],
    ['한국', [9]],
    ['ann hello', [1]],
    ['secret', []],
    ['-hello', null],
    ['***', null],
  ])('%s', (typed, found) => {
    expect(find(typed)).toEqual(found);
  });

  it('is never refused, whatever was typed', () => {
    const pieces = [
      '"',
      '""',
      '*',
      '^',
      '(',
      ')',
      '{',
      '}',
      ':',
      '-',
      '+',
      ',',
      ' ',
      'NEAR(a b, 3)',
      'AND',
      'OR',
      'NOT',
    ];
    const more = [
      'text:',
      'who : secret',
      "'",
      '\\',
      '\0',
      '\ud800',
      '😀',
      'א',
      '%',
      '_',
      ';',
      '--',
      '/*',
      'a',
      'ﬁ',
      '١',
    ];
    const all = [...pieces, ...more];
    // Walks through the combinations by steps that are coprime to their number: wide and repeatable.
    for (let step = 1; step <= 4000; step += 1) {
      const typed = [step * 7, step * 31, step * 131, step * 17].map((at) => all[at % all.length] ?? '').join('');
      expect(() => find(typed), JSON.stringify(typed)).not.toThrow();
      expect(find(`${typed} secret `), JSON.stringify(typed)).not.toEqual(expect.arrayContaining([1]));
    }
  });
});
