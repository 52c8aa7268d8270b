import type { Tone } from '@/components/ui/badge';
import { formatTime } from '@/components/ui/format-date';
import { statusLook } from '@/features/recordings/status-look';
import type { BoardConflict, BoardItem, BoardRemedy } from '@/shared/schedule-views';
import { boardTexts, occurrenceTexts } from '@/texts/schedule';

export function nameQuality(quality: BoardItem['quality']): string {
  return occurrenceTexts.qualities[quality];
}

/** What gives way, and to what: one or two sentences. */
export function describeConflict({ startsAt, against }: BoardConflict): string {
  const titles = against.slice(0, 2).map(({ title }) => title);
  return occurrenceTexts.conflict(
    titles,
    against.length - titles.length,
    startsAt === null ? null : formatTime(startsAt),
  );
}

/** The label of the button that takes a remedy. */
export function describeRemedy(remedy: BoardRemedy, item: Pick<BoardItem, 'id'>): string {
  const quality = nameQuality(remedy.quality);
  return remedy.itemId === item.id
    ? occurrenceTexts.recordThisIn(quality)
    : occurrenceTexts.recordIn(remedy.title, quality);
}

export const linkNames: Readonly<Record<BoardItem['linkKind'], string | null>> = {
  ...occurrenceTexts.links,
  other: null,
};

/** One line of facts under a title. */
export function describeItem(item: BoardItem): string {
  const end = item.openEnd ? occurrenceTexts.openEnd(formatTime(item.endAt)) : formatTime(item.endAt);
  const facts = [
    occurrenceTexts.span(formatTime(item.startAt), end),
    linkNames[item.linkKind],
    nameQuality(item.quality),
    item.feedName,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

type Look = { label: string; tone: Tone };

/** How the state of a date is named; null = planned, which needs no word. */
export function stateLook(item: Pick<BoardItem, 'state' | 'recorder' | 'conflict'>): Look | null {
  if (item.conflict)
    return { label: item.conflict.startsAt === null ? boardTexts.noSlot : occurrenceTexts.late, tone: 'warn' };
  const looks: Readonly<Record<BoardItem['state'], Look | null>> = {
    planned: null,
    announced: { label: occurrenceTexts.states.announced, tone: 'neutral' },
    running: statusLook[item.recorder ?? 'recording'],
    waiting: { label: occurrenceTexts.states.waiting, tone: 'warn' },
    recorded: { label: occurrenceTexts.states.recorded, tone: 'accent' },
    skipped: { label: occurrenceTexts.states.skipped, tone: 'neutral' },
    cancelled: { label: occurrenceTexts.states.cancelled, tone: 'neutral' },
    missed: { label: occurrenceTexts.states.missed, tone: 'danger' },
  };
  return looks[item.state];
}
