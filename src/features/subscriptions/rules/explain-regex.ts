// What RE2 says of an expression, and what that means. Facts: the error codes of its syntax parser.
const meanings: readonly [RegExp, string][] = [
  [/missing closing \)/, 'A “(” is never closed.'],
  [/missing closing \]/, 'A “[” is never closed.'],
  [/unexpected \)/, 'There is a “)” without its “(”.'],
  [/missing argument to repetition/, '“*”, “+” and “?” need something before them to repeat.'],
  [/invalid (nested )?repe/, 'It repeats something too often or twice over.'],
  [
    /invalid or unsupported Perl syntax/,
    'It uses a look-ahead or another piece that is not offered here, for it can take ages.',
  ],
  [/invalid escape sequence/, 'A “\\” stands before something that it has no meaning for.'],
  [/trailing backslash/, 'It ends in a single “\\”.'],
  [/invalid character class/, 'What is between “[” and “]” is not a set of letters.'],
];

/**
 * The server's sentence about an expression in the user's words, with the place in it that is meant when RE2 named one:
 * "… missing closing ): `foo(`".
 */
export function explainRegex(problem: string): { sentence: string; place: string | null } {
  // It is told to take no heed of case by a prefix that the user never typed.
  const place = /`(?:\(\?i\))?([^`]+)`/.exec(problem)?.[1] ?? null;
  const known = meanings.find(([pattern]) => pattern.test(problem));
  return { sentence: known ? known[1] : problem, place };
}
