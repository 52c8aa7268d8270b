import type { OccurrenceState } from '@/shared/event';
import type { OccurrenceTime } from './expand-event';
import { type Padding, slotOf } from './slot';

/** An occurrence as it stands in the database. */
export type OccurrenceRow = Omit<OccurrenceTime, 'cancelled'> & {
  id: string;
  state: OccurrenceState;
  reason: string | null;
  hasRecording: boolean;
};

export type PlannedEvent = Padding & { createdAt: number; paused: boolean; gone: boolean; fromFeed: boolean };

type Values = Omit<OccurrenceTime, 'cancelled'> & { state: OccurrenceState; reason: string | null };
export type OccurrenceChange = { type: 'create'; values: Values } | { type: 'update'; id: string; values: Values };

export const reasons = {
  paused: 'The event is paused.',
  cancelledThere: 'It was cancelled in the calendar.',
  goneThere: 'It is no longer in the calendar.',
  changed: 'The event was changed.',
  off: 'Jomo was not running at that time.',
} as const;

/** Why the event does not want this occurrence; null = it does. */
function whyNot(event: PlannedEvent, wanted: OccurrenceTime | undefined): string | null {
  if (event.gone && event.fromFeed) return reasons.goneThere;
  // Moved, or no longer a date of its rule: what it became is a date of its own.
  if (event.gone || !wanted) return reasons.changed;
  if (wanted.cancelled) return reasons.cancelledThere;
  return event.paused ? reasons.paused : null;
}

function valuesOf(
  { recurrenceAt, startAt, durationSec, title, url }: Omit<OccurrenceTime, 'cancelled'>,
  state: OccurrenceState,
  reason: string | null,
): Values {
  return { recurrenceAt, startAt, durationSec, title, url, state, reason };
}

function decideNew(event: PlannedEvent, wanted: OccurrenceTime, now: number): OccurrenceChange | null {
  const because = whyNot(event, wanted);
  const over = slotOf(event, wanted).expectedEndAt <= now;
  // What was over before anybody asked for it was not missed.
  if (over && (because !== null || wanted.startAt < event.createdAt)) return null;
  if (over) return { type: 'create', values: valuesOf(wanted, 'missed', reasons.off) };
  if (because !== null && !event.fromFeed && because !== reasons.paused) return null;
  return { type: 'create', values: valuesOf(wanted, because === null ? 'planned' : 'cancelled', because) };
}

function decideKnown(
  event: PlannedEvent,
  row: OccurrenceRow,
  wanted: OccurrenceTime | undefined,
  now: number,
): Values | null {
  const because = whyNot(event, wanted);
  const times = wanted ?? row;
  const over = slotOf(event, times).expectedEndAt <= now;
  switch (row.state) {
    case 'recorded':
    case 'missed':
      return null;
    case 'skipped':
      return over ? null : valuesOf(times, 'skipped', row.reason);
    case 'cancelled':
      // What has passed stays as it was; what is still to come may be wanted again.
      return over ? null : valuesOf(times, because === null ? 'planned' : 'cancelled', because);
    case 'planned':
      if (over && !row.hasRecording) return valuesOf(times, 'missed', reasons.off);
      if (over) return null;
      return valuesOf(times, because === null ? 'planned' : 'cancelled', because);
  }
}

function differs(row: OccurrenceRow, values: Values): boolean {
  const keys = Object.keys(values) as (keyof Values)[];
  return keys.some((key) => values[key] !== row[key]);
}

/**
 * Brings the occurrences of one event in line with what its rule says now. `rows` are all known ones of the window and
 * all still planned. A user's skip and what has happened are never undone; nothing is doubled, for an occurrence is
 * known by the moment that the rule gives it.
 */
export function decideOccurrences(
  event: PlannedEvent,
  wanted: readonly OccurrenceTime[],
  rows: readonly OccurrenceRow[],
  now: number,
): OccurrenceChange[] {
  const byRecurrence = new Map(wanted.map((occurrence) => [occurrence.recurrenceAt, occurrence]));
  const known = new Set(rows.map(({ recurrenceAt }) => recurrenceAt));
  const changes: OccurrenceChange[] = [];
  for (const row of rows) {
    const values = decideKnown(event, row, byRecurrence.get(row.recurrenceAt), now);
    if (values && differs(row, values)) changes.push({ type: 'update', id: row.id, values });
  }
  for (const occurrence of wanted) {
    if (known.has(occurrence.recurrenceAt)) continue;
    const change = decideNew(event, occurrence, now);
    if (change) changes.push(change);
  }
  return changes;
}
