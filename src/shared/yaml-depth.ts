import { CST, Lexer } from 'yaml';

/** What opens one more level on the same line. A level on a line of its own needs an indent, which bounds those. */
const openers: ReadonlySet<string | null> = new Set(['seq-item-ind', 'explicit-key-ind']);

/**
 * Whether lists and maps stand in each other deeper than `most` on one line, or in brackets. Ask before parsing what
 * somebody else wrote: `parseDocument` calls itself for every level, and some ten thousand end the whole process (V8
 * gives up when it must compile a regular expression where the stack ends; no `catch` sees that). The lexer, which this
 * uses, goes through the text without. Pure; never throws.
 */
export function isDeeperThan(text: string, most: number): boolean {
  let brackets = 0;
  let onLine = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    const type = isScalar ? null : CST.tokenType(token);
    isScalar = token === CST.SCALAR;
    if (type === 'newline') onLine = 0;
    if (openers.has(type)) onLine += 1;
    if (type === 'flow-seq-start' || type === 'flow-map-start') brackets += 1;
    if (type === 'flow-seq-end' || type === 'flow-map-end') brackets = Math.max(0, brackets - 1);
    if (brackets > most || onLine > most) return true;
  }
  return false;
}
