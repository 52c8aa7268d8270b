import { RE2JS } from 're2js';
import type { TitlePattern, TitleRules } from '@/shared/channel';
import { AppError } from '../../errors';

/** The bytes of a title that are looked at: a site could send megabytes. */
const MAX_TITLE = 500;

/** Letters without case and accents, words with single spaces: "Über  Game" and "uber game" are the same. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * Compiles a pattern. Regular expressions are RE2: linear in the length of the title, so none can explode; what RE2 does
 * not have (look-around, back references) is refused. Throws AppError `bad_input`.
 */
export function compilePattern({ kind, text }: TitlePattern): (title: string) => boolean {
  if (kind === 'words') {
    const wanted = plain(text);
    return (title) => plain(title).includes(wanted);
  }
  try {
    const expression = RE2JS.compile(text, RE2JS.CASE_INSENSITIVE);
    return (title) => expression.matcher(title).find();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('bad_input', `This regular expression cannot be used: ${why.slice(0, 200)}.`, { cause });
  }
}

export type TitleVerdict = { wanted: boolean; reason: string };

/** Says whether a broadcast with this title is to be recorded, and why, in words for the user. */
export function createTitleMatcher(rules: TitleRules): (title: string) => TitleVerdict {
  const compiled = (patterns: readonly TitlePattern[]) =>
    patterns.map((pattern) => ({ text: pattern.text, fits: compilePattern(pattern) }));
  const must = compiled(rules.must);
  const mustNot = compiled(rules.mustNot);
  return (whole) => {
    const title = whole.slice(0, MAX_TITLE);
    const against = mustNot.find(({ fits }) => fits(title));
    if (against) return { wanted: false, reason: `The title matches “${against.text}”, which must not be in it.` };
    if (must.length === 0) return { wanted: true, reason: 'No rule is against it.' };
    const hit = must.find(({ fits }) => fits(title));
    if (hit) return { wanted: true, reason: `The title matches “${hit.text}”.` };
    return { wanted: false, reason: 'The title matches none of the words that must be in it.' };
  };
}
