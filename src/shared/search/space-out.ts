/** Letters of scripts that put no spaces between words, and pictures: each counts as a word of its own. */
const LONE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{So}]/u;
const EVERY_LONE = new RegExp(LONE.source, 'gu');

/** Is there a letter that counts as a word of its own? */
export function hasLoneLetters(text: string): boolean {
  return LONE.test(text);
}

/**
 * Text as the full-text index gets it: SQLite's `unicode61` takes a run of letters for one word, which a whole sentence of
 * Chinese or Thai would be. With each such letter apart, any part of the sentence is found as a phrase, and so are emoji.
 */
export function spaceOut(text: string): string {
  const composed = text.normalize('NFC');
  return LONE.test(composed) ? composed.replace(EVERY_LONE, ' $& ') : composed;
}
