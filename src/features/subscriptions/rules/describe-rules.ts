import { formatSpan } from '@/components/ui/format-duration';
import { nameQuality } from '@/features/schedule/board/conflict-text';
import type { ChannelRules, TitlePattern } from '@/shared/channel';
import { ruleSummaryTexts } from '@/texts/rules';

const quoted = (patterns: readonly TitlePattern[]) =>
  patterns.length === 0
    ? null
    : patterns.map(({ kind, text }) => (kind === 'regex' ? `/${text}/` : `“${text}”`)).join(', ');

/** The rules of a channel in a few lines. */
export function describeRules({ titles, quality, view, chat, priority, keep, ...rest }: ChannelRules): string[] {
  const named = quality === 'audio' ? ruleSummaryTexts.soundOnly : nameQuality(quality);
  return [
    ruleSummaryTexts.which(quoted(titles.must), quoted(titles.mustNot)),
    ruleSummaryTexts.how(named, view === 'page', chat, priority),
    ruleSummaryTexts.howLong(formatSpan(rest.maxDurationSec), formatSpan(rest.graceSec)),
    ruleSummaryTexts.keep(keep),
  ];
}
