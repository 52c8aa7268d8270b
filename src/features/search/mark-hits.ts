import type { SearchTerm } from '@/shared/search/read-search';

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Splits a text where the terms stand in it, for marking them. What only fits without accents stays unmarked. */
export function markHits(text: string, terms: readonly SearchTerm[]): { text: string; at: number; hit: boolean }[] {
  const wanted = terms.filter(({ exclude }) => !exclude).map((term) => literal(term.text));
  if (wanted.length === 0) return [{ text, at: 0, hit: false }];
  const pieces = text.split(new RegExp(`(${wanted.join('|')})`, 'iu'));
  let at = 0;
  return pieces.flatMap((piece, index) => {
    const part = { text: piece, at, hit: index % 2 === 1 };
    at += piece.length;
    return piece === '' ? [] : [part];
  });
}
