import { formatMoment, midSentence } from '@/components/ui/format-date';
import type { EventView } from '@/shared/schedule-views';
import { scheduleTexts } from '@/texts/schedule';
import { linkNames } from './board/conflict-text';

/** One line about an event: where from, how often, when next. A rule is in its event's zone, named when it is another one. */
export function describeEvent(event: EventView, now: number, ownZone: string): string {
  const rule = event.ruleText ?? scheduleTexts.once;
  const parts = [
    event.feed?.name ?? null,
    linkNames[event.linkKind],
    event.rrule !== null && event.timeZone !== ownZone
      ? scheduleTexts.inZone(rule, event.timeZone.replaceAll('_', ' '))
      : rule,
    event.nextAt === null ? null : scheduleTexts.next(midSentence(formatMoment(event.nextAt, now))),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

export function zoneOfDevice(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}
