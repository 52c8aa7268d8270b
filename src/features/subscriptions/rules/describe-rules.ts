import { formatSpan } from '@/components/ui/format-duration';
import { nameQuality } from '@/features/schedule/board/conflict-text';
import type { ChannelRules, KeepRules, TitlePattern } from '@/shared/channel';

const quoted = (patterns: readonly TitlePattern[]) =>
  patterns.map(({ kind, text }) => (kind === 'regex' ? `/${text}/` : `“${text}”`)).join(', ');

function describeKeep({ lastN, days, gigabytes, daysAfterWatched }: KeepRules): string {
  const limits = [
    lastN === null ? null : `the last ${lastN}`,
    days === null ? null : `for ${days === 1 ? 'a day' : `${days} days`}`,
    gigabytes === null ? null : `up to ${gigabytes} GB`,
    daysAfterWatched === null
      ? null
      : daysAfterWatched === 0
        ? 'until watched'
        : `until ${daysAfterWatched === 1 ? 'a day' : `${daysAfterWatched} days`} after watching`,
  ].filter((limit) => limit !== null);
  return limits.length === 0 ? 'Keeps everything' : `Keeps ${limits.join(', ')}; starred videos always`;
}

/** The rules of a channel in a few lines. */
export function describeRules(rules: ChannelRules): string[] {
  const { must, mustNot } = rules.titles;
  const which =
    must.length > 0
      ? `Only titles with ${quoted(must)}`
      : mustNot.length > 0
        ? 'Every broadcast'
        : 'Records every broadcast';
  const priority = rules.priority === 0 ? '' : rules.priority > 0 ? ', high priority' : ', low priority';
  return [
    mustNot.length > 0 ? `${which}, none with ${quoted(mustNot)}` : which,
    `${rules.quality === 'audio' ? 'Sound only' : nameQuality(rules.quality)}, ${rules.view === 'page' ? 'the whole page' : 'the player'}, ${rules.chat ? 'with chat' : 'without chat'}${priority}`,
    `${formatSpan(rules.maxDurationSec)} at most; may be back within ${formatSpan(rules.graceSec)}`,
    describeKeep(rules.keep),
  ];
}
