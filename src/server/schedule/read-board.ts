import { activeStatuses } from '@/shared/recording';
import type { BoardItem, BoardView } from '@/shared/schedule-views';
import type { Db } from '../db/client';
import { channelToItem, occurrenceIncludes, occurrenceToItem, recordingToItem } from './board-rows';
import { assignLanes, type Conflict, findConflicts, type Machine, type PlanItem } from './conflicts';
import { reasons } from './decide-occurrences';
import { readCosts } from './measured-cost';

type Deps = {
  db: Db;
  now: () => Date;
  /** What recordings may use together, where they run. */
  capacityCores: number;
};
type User = { id: string };

const MOST_ITEMS = 400;
const HOUR_MS = 60 * 60 * 1000;
/** An announced broadcast that is this late is no longer expected. */
const MOST_LATE_MS = HOUR_MS / 2;

/** Does it still want a slot? */
function wantsSlot(item: BoardItem, now: number): boolean {
  return ['planned', 'announced', 'waiting', 'running'].includes(item.state) && item.endAt > now;
}

function toPlanItem(item: BoardItem): PlanItem {
  const { id, startAt, endAt, quality, priority, state } = item;
  return { id, startAt, expectedEndAt: endAt, quality, priority, running: state === 'running' };
}

async function readItems(
  { db }: Deps,
  user: User,
  window: { from: Date; to: Date },
  now: number,
): Promise<BoardItem[]> {
  const occurrences = await db.occurrence.findMany({
    where: {
      event: { ownerId: user.id },
      startAt: { gte: new Date(window.from.getTime() - 12 * HOUR_MS), lt: window.to },
      // What a change made obsolete is of no interest; what a calendar called off is.
      NOT: [
        { state: 'cancelled', event: { feedId: null } },
        { state: 'cancelled', reason: reasons.changed },
      ],
    },
    include: occurrenceIncludes,
    orderBy: [{ startAt: 'asc' }, { id: 'asc' }],
    take: MOST_ITEMS + 1,
  });
  const recordings = await db.recording.findMany({
    where: {
      ownerId: user.id,
      occurrenceId: null,
      status: { in: ['scheduled', 'queued', ...activeStatuses] },
      startAt: { lt: window.to },
    },
    orderBy: { startAt: 'asc' },
    take: MOST_ITEMS,
  });
  const announced = { gte: new Date(Math.max(window.from.getTime(), now - MOST_LATE_MS)), lt: window.to };
  const channels = await db.channel.findMany({
    where: { ownerId: user.id, paused: false, live: false, announcedAt: announced },
    orderBy: { announcedAt: 'asc' },
    take: MOST_ITEMS,
  });
  return [
    ...occurrences.map((row) => occurrenceToItem(row, now)),
    ...recordings.map((row) => recordingToItem(row, now)),
    ...channels.flatMap(channelToItem),
  ]
    .filter(({ endAt }) => endAt > window.from.getTime())
    .sort((a, b) => a.startAt - b.startAt);
}

function describeConflict(conflict: Conflict, items: ReadonlyMap<string, BoardItem>): BoardItem['conflict'] {
  const titleOf = (id: string) => items.get(id)?.title ?? '';
  return {
    startsAt: conflict.startsAt,
    against: conflict.against.map((id) => ({ id, title: titleOf(id) })),
    remedies: conflict.remedies.flatMap(({ itemId, quality }) => {
      const { title = '', occurrenceId = null, recordingId = null } = items.get(itemId) ?? {};
      // What a channel has announced is recorded by its rules, which are for all its broadcasts.
      if (occurrenceId === null && recordingId === null) return [];
      return [{ itemId, title, occurrenceId, recordingId, quality }];
    }),
  };
}

/** The schedule of a span of days: what is planned, in which slot, and what will not fit. Times in epoch milliseconds. */
export async function readBoard(deps: Deps, user: User, span: { from: number; to: number }): Promise<BoardView> {
  const now = deps.now().getTime();
  const machine: Machine = { capacityCores: deps.capacityCores, costs: await readCosts(deps) };
  const all = await readItems(deps, user, { from: new Date(span.from), to: new Date(span.to) }, now);
  const items = all.slice(0, MOST_ITEMS);
  const byId = new Map(items.map((item) => [item.id, item]));
  const planned = items.filter((item) => wantsSlot(item, now)).map(toPlanItem);
  const { forecasts, conflicts } = findConflicts(machine, planned, now);
  const { lanes, count } = assignLanes(planned, forecasts);
  const byItem = new Map(conflicts.map((conflict) => [conflict.itemId, conflict]));
  return {
    ...span,
    now,
    capacityCores: machine.capacityCores,
    costs: machine.costs,
    slots: Math.max(1, count, Math.floor((machine.capacityCores + 0.001) / machine.costs['720p30'])),
    items: items.map((item) => {
      const conflict = byItem.get(item.id);
      return {
        ...item,
        lane: lanes.get(item.id) ?? null,
        conflict: conflict ? describeConflict(conflict, byId) : null,
      };
    }),
    cut: all.length > MOST_ITEMS,
  };
}
