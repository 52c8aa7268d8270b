import { expressionTexts } from '@/texts/rules';

// What RE2 says of an expression, and what that means. Facts: the error codes of its syntax parser.
const meanings: readonly [RegExp, string][] = [
  [/missing closing \)/, expressionTexts.openParenthesis],
  [/missing closing \]/, expressionTexts.openBracket],
  [/unexpected \)/, expressionTexts.closeParenthesis],
  [/missing argument to repetition/, expressionTexts.nothingToRepeat],
  [/invalid (nested )?repe/, expressionTexts.badRepeat],
  [/invalid or unsupported Perl syntax/, expressionTexts.notOffered],
  [/invalid escape sequence/, expressionTexts.badEscape],
  [/trailing backslash/, expressionTexts.endsInEscape],
  [/invalid character class/, expressionTexts.badClass],
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
