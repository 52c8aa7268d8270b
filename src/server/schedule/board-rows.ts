import { presetName, view } from '@jomo/recorder/protocol';
import { occurrenceState, priority } from '@/shared/event';
import { kindOfPage, maskUrl } from '@/shared/live-links';
import { isActive, isEnded, recordingStatus } from '@/shared/recording';
import type { BoardItem } from '@/shared/schedule-views';
import type { Channel, Prisma } from '../db/generated/client';
import { readRules } from '../subscriptions/channels/channel-views';
import { expectedEnd } from './occurrence';
import { slotOf } from './slot';

export const occurrenceIncludes = {
  event: { include: { feed: { select: { name: true } } } },
  recording: true,
} satisfies Prisma.OccurrenceInclude;
export type OccurrenceWithPlan = Prisma.OccurrenceGetPayload<{ include: typeof occurrenceIncludes }>;
type RecordingRow = NonNullable<OccurrenceWithPlan['recording']>;

/** How long a recording that nobody limited is taken to last on the board. */
const OPEN_MS = 2 * 60 * 60 * 1000;

function runState(row: RecordingRow | null): 'running' | 'waiting' | null {
  if (!row) return null;
  const status = recordingStatus.parse(row.status);
  if (isActive(status)) return 'running';
  return status === 'queued' && row.statusDetail !== null ? 'waiting' : null;
}

/** What the recorder is at, and what it says about it. */
function recorderOf(row: RecordingRow | null): Pick<BoardItem, 'recorder' | 'reason'> | null {
  const status = row && recordingStatus.parse(row.status);
  if (!status || !isActive(status)) return null;
  // Once it records, what it waited for is history.
  return { recorder: status, reason: status === 'recording' ? null : row.statusDetail };
}

function endOf(row: RecordingRow, now: number): number {
  const times = {
    startAt: row.startAt.getTime(),
    endAt: row.endAt?.getTime() ?? null,
    durationSec: row.durationSec,
    startedAt: row.startedAt?.getTime() ?? null,
    expectedEndAt: row.expectedEndAt?.getTime() ?? null,
  };
  const end = expectedEnd(times, now);
  // What runs on past its announced end holds its slot a while longer, nobody knows how long.
  return Math.max(end ?? times.startAt + OPEN_MS, isEnded(recordingStatus.parse(row.status)) ? 0 : now + 60_000);
}

/** An occurrence as the board shows it, before lanes and conflicts are known. */
export function occurrenceToItem(row: OccurrenceWithPlan, now: number): BoardItem {
  const { event, recording } = row;
  const slot = slotOf(event, { startAt: row.startAt.getTime(), durationSec: row.durationSec });
  const state = occurrenceState.parse(row.state);
  const running = state === 'planned' ? runState(recording) : null;
  return {
    id: row.id,
    occurrenceId: row.id,
    recordingId: recording?.id ?? null,
    eventId: event.id,
    channelId: null,
    feedName: event.feed?.name ?? null,
    repeats: event.rrule !== null,
    title: row.title,
    url: maskUrl(row.url),
    linkKind: kindOfPage({ url: row.url, site: event.site }),
    startAt: slot.startAt,
    endAt: running === 'running' && recording ? endOf(recording, now) : slot.expectedEndAt,
    openEnd: slot.endAt === null,
    airAt: row.startAt.getTime(),
    quality: presetName.parse(row.quality ?? event.quality),
    changed: row.quality !== null || row.priority !== null,
    view: view.parse(event.view),
    priority: priority.catch(0).parse(row.priority ?? event.priority),
    state: running ?? state,
    recorder: null,
    reason: running === 'waiting' ? (recording?.statusDetail ?? null) : row.reason,
    ...(running === 'running' ? recorderOf(recording) : null),
    lane: null,
    conflict: null,
  };
}

/** A recording that belongs to no event. */
export function recordingToItem(row: RecordingRow, now: number): BoardItem {
  const endAt = endOf(row, now);
  return {
    id: row.id,
    occurrenceId: null,
    recordingId: row.id,
    eventId: null,
    channelId: null,
    feedName: null,
    repeats: false,
    title: row.title,
    url: maskUrl(row.url),
    linkKind: kindOfPage(row),
    startAt: row.startAt.getTime(),
    endAt,
    openEnd: row.endAt === null && row.durationSec === null,
    airAt: row.startAt.getTime(),
    quality: presetName.parse(row.quality),
    changed: false,
    view: view.parse(row.view),
    priority: priority.catch(0).parse(row.priority),
    state: runState(row) ?? 'planned',
    recorder: null,
    reason: row.statusDetail,
    ...recorderOf(row),
    lane: null,
    conflict: null,
  };
}

const ANNOUNCED = {
  any: 'Announced by the channel. It is recorded when it begins.',
  some: 'Announced by the channel. It is recorded when it begins, if its title is one you want.',
} as const;

/** A broadcast that a channel has announced: nothing is planned for it, but it will want a slot. */
export function channelToItem(row: Channel): BoardItem[] {
  if (row.announcedAt === null) return [];
  const { titles, quality, view, priority, site } = readRules(row);
  const startAt = row.announcedAt.getTime();
  const chosen = titles.must.length + titles.mustNot.length > 0;
  return [
    {
      id: `${row.id}-announced`,
      occurrenceId: null,
      recordingId: null,
      eventId: null,
      channelId: row.id,
      feedName: null,
      repeats: false,
      title: row.name,
      url: maskUrl(row.liveUrl),
      linkKind: kindOfPage({ url: row.liveUrl, site }),
      startAt,
      endAt: startAt + OPEN_MS,
      openEnd: true,
      airAt: startAt,
      quality,
      changed: false,
      view,
      priority,
      state: 'announced',
      recorder: null,
      reason: chosen ? ANNOUNCED.some : ANNOUNCED.any,
      lane: null,
      conflict: null,
    },
  ];
}
