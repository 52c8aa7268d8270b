import { formatAgo, formatMoment, midSentence } from '@/components/ui/format-date';
import type { FeedCount } from '@/shared/feed';
import type { FeedView } from '@/shared/schedule-views';
import { calendarTexts } from '@/texts/calendars';

/** "12 of 80 events have a link to record. Left out: 60 without a link, 8 past." */
export function describeCount(count: FeedCount): string {
  const reasons = ['noLink', 'past', 'filtered', 'cancelled', 'allDay', 'broken', 'beyond'] as const;
  const left = reasons.map((reason) => [count[reason], reason] as const).filter(([number]) => number > 0);
  return calendarTexts.count(count.kept, count.events, left);
}

/** When it was read and will be asked again. */
export function describePolling(feed: FeedView, now: number): string {
  if (feed.source.kind === 'file') {
    return feed.readAt === null
      ? calendarTexts.notArrived
      : calendarTexts.uploaded(midSentence(formatAgo(feed.readAt, now)));
  }
  if (feed.paused) return calendarTexts.notAsked;
  const read =
    feed.readAt === null ? calendarTexts.notRead : calendarTexts.read(midSentence(formatAgo(feed.readAt, now)));
  return feed.nextPollAt === null
    ? read
    : calendarTexts.askedAgain(read, midSentence(formatMoment(feed.nextPollAt, now)));
}
