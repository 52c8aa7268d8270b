import { hasWanted, type SearchTerm } from './read-search';
import { hasLoneLetters, spaceOut } from './space-out';

/** A string of FTS5: whatever is in it is text, split into words by the index itself. */
function quote(text: string): string {
  return `"${spaceOut(text).replaceAll('"', '""')}"`;
}

/** One letter begins too many words; and letters that are words of their own are found as they are. */
const canGrow = (text: string): boolean => /[\p{L}\p{N}]{2}$/u.test(text) && !hasLoneLetters(text.slice(-2));

export type MatchOptions = {
  /** The columns to search. */
  columns: readonly string[];
  /** Which words also fit as beginnings of longer ones: only the one still being typed, or all outside quotes. */
  beginnings: 'last' | 'all';
  /** All words of the index that begin so; null = the index shall look for them itself. Always null when left out. */
  wordsFrom?: (beginning: string) => readonly string[] | null;
};

/** What ends like the text or goes on from there. The last word alone grows, also that of a phrase. */
function grown(text: string, wordsFrom: MatchOptions['wordsFrom']): string {
  const [, before = '', last = ''] = /^(.*[^\p{L}\p{N}\p{Co}\p{So}\p{M}])?(.*)$/su.exec(text) ?? [];
  const words = wordsFrom?.(last) ?? null;
  if (words === null) return `${quote(text)}*`;
  if (words.length === 0) return quote(text);
  return `(${words.map((word) => quote(before + word)).join(' OR ')})`;
}

/**
 * The terms as an expression for FTS5's MATCH (https://www.sqlite.org/fts5.html, "Full-text Query Syntax"); null when
 * there is nothing to look for. Made of quoted strings only, so that nothing typed is ever syntax.
 */
export function matchExpression(
  terms: readonly SearchTerm[],
  { columns, beginnings, wordsFrom }: MatchOptions,
): string | null {
  if (!hasWanted(terms)) return null;
  const wanted = terms
    .filter(({ exclude }) => !exclude)
    .map(({ text, exact, open }) => {
      const grows = canGrow(text) && (open || (beginnings === 'all' && !exact));
      return grows ? grown(text, wordsFrom) : quote(text);
    });
  const unwanted = terms.filter(({ exclude }) => exclude).map(({ text }) => ` NOT ${quote(text)}`);
  return `{${columns.join(' ')}} : ((${wanted.join(' AND ')})${unwanted.join('')})`;
}
