import { parseLocal, toFloating } from '../zone-time';
import type { Rule } from './parse-rule';

/** The last start that UNTIL allows on the event's wall clock, floating seconds; null = there is no UNTIL. */
export function untilFloating({ until }: Pick<Rule, 'until'>, zone: string): number | null {
  if (until === null) return null;
  const date = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  // A day alone means all of it.
  const time = until.length > 8 ? `${until.slice(9, 11)}:${until.slice(11, 13)}:${until.slice(13, 15)}` : '23:59:59';
  const floating = parseLocal(`${date}T${time}`);
  if (floating === null) return null;
  return until.endsWith('Z') ? toFloating(floating * 1000, zone) : floating;
}
