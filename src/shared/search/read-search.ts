import { hasLoneLetters } from './space-out';

/** More than that of a search is cut off: nobody types it, and an address has to carry it. */
export const MAX_SEARCH_CHARS = 200;
const MAX_TERMS = 12;

/** What somebody searches for: a word or, from quotes, several in that order. */
export type SearchTerm = {
  text: string;
  /** "-word": must not be there. */
  exclude: boolean;
  /** Written in quotes. */
  exact: boolean;
  /** Still being typed: what begins with it fits as well. */
  open: boolean;
};

/** What an index knows as parts of words; categories as in the `tokenize` of the tables. */
const WORD = /[\p{L}\p{N}\p{Co}\p{So}]/u;

/** At most `max` characters, without half of one at the end. */
function cut(text: string, max: number): string {
  return text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}

/**
 * Reads what was typed into a search box: words, "phrases in quotes", and -words to leave out. All else that search
 * engines give a meaning (AND, NEAR, *, :, ^, parentheses) is text like any other. Never throws; nothing to search for is
 * an empty list.
 */
export function readSearch(typed: string): SearchTerm[] {
  // Control characters and half surrogates mean nothing to anybody; curly quotes are quotes.
  const text = cut(typed.normalize('NFC'), MAX_SEARCH_CHARS)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/[“”„«»]/g, '"');
  const terms: SearchTerm[] = [];
  // Without lookbehind, which Safari before 16.4 does not know.
  for (const match of text.matchAll(/(-?)"([^"]*)("|$)|([^\s"]+)/gu)) {
    const [, minus, quoted, closed, word = ''] = match;
    const exact = quoted !== undefined;
    const exclude = exact ? minus === '-' : word.startsWith('-');
    const content = exact ? quoted.trim() : exclude ? word.slice(1) : word;
    if (!WORD.test(content)) continue;
    const atEnd = match.index + match[0].length === text.length;
    terms.push({ text: content, exclude, exact, open: atEnd && closed !== '"' && !exclude });
    if (terms.length === MAX_TERMS) break;
  }
  return terms;
}

/** Does a search say anything to look for? "-word" alone does not. */
export function hasWanted(terms: readonly SearchTerm[]): boolean {
  return terms.some(({ exclude }) => !exclude);
}

/** Would the index for titles, which knows no words in scripts without spaces, miss a term? */
export function needsContains(terms: readonly SearchTerm[]): boolean {
  return terms.some(({ text }) => hasLoneLetters(text));
}
