import { formatPlural } from '@/components/ui/format-amount';
import { formatAgo, formatMoment, midSentence } from '@/components/ui/format-date';
import type { FeedCount } from '@/shared/feed';
import type { FeedView } from '@/shared/schedule-views';

/** "12 of 80 events have a link to record. Left out: 60 without a link, 8 past." */
export function describeCount(count: FeedCount): string {
  const left: [number, string][] = [
    [count.noLink, 'without such a link'],
    [count.past, 'past'],
    [count.filtered, 'not chosen by the filter'],
    [count.cancelled, 'cancelled'],
    [count.allDay, 'for whole days'],
    [count.broken, 'not readable'],
    [count.beyond, 'beyond the limit of one calendar'],
  ];
  const parts = left.filter(([number]) => number > 0).map(([number, why]) => `${number} ${why}`);
  const kept = `${count.kept} of ${formatPlural(count.events, 'event', 'events')} will be recorded.`;
  return parts.length === 0 ? kept : `${kept} Left out: ${parts.join(', ')}.`;
}

/** When it was read and will be asked again. */
export function describePolling(feed: FeedView, now: number): string {
  if (feed.source.kind === 'file') {
    return feed.readAt === null
      ? 'The file has not arrived yet.'
      : `Uploaded ${midSentence(formatAgo(feed.readAt, now))}.`;
  }
  if (feed.paused) return 'Paused: it is not asked.';
  const read = feed.readAt === null ? 'Not read yet.' : `Read ${midSentence(formatAgo(feed.readAt, now))}.`;
  return feed.nextPollAt === null
    ? read
    : `${read} Asked again ${midSentence(formatMoment(feed.nextPollAt, now)).replace(/^today /, 'at ')}.`;
}
