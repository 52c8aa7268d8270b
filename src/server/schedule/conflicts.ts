import type { PresetName } from '@jomo/recorder/protocol';
import { presetName } from '@jomo/recorder/protocol';
import { fits } from './capacity';

/** A recording of the coming days: planned, waiting or running. Times in epoch milliseconds, padding included. */
export type PlanItem = {
  id: string;
  startAt: number;
  expectedEndAt: number;
  quality: PresetName;
  priority: number;
  running: boolean;
};

export type Machine = { capacityCores: number; costs: Readonly<Record<PresetName, number>> };

/** What is foreseen for one: null = it gets no slot before its end. */
export type Forecast = { startsAt: number | null };

export type Remedy = { itemId: string; quality: PresetName };

export type Conflict = {
  itemId: string;
  /** When it can begin; null = not at all. */
  startsAt: number | null;
  /** What holds the slots when it should begin. */
  against: string[];
  /** A lower quality, of itself or of one of those, with which it would begin in time. */
  remedies: Remedy[];
};

/** Who is first when several are due: as `startDue` has it. */
function comesFirst(a: PlanItem, b: PlanItem): number {
  return b.priority - a.priority || a.startAt - b.startAt || a.id.localeCompare(b.id);
}

type Held = { item: PlanItem; costCores: number };

/**
 * Plays the coming days through by the rule that starts recordings: those that run stay; of those that are due the one
 * with the highest priority comes first, then the one that has waited longest, and nothing overtakes it. `against` is
 * what ran when an item that had to wait became due.
 */
function foresee(machine: Machine, items: readonly PlanItem[], now: number) {
  const { capacityCores, costs } = machine;
  const holding = (item: PlanItem): Held => ({ item, costCores: costs[item.quality] });
  let running = items.filter((item) => item.running).map(holding);
  const toCome = items.filter((item) => !item.running).sort((a, b) => a.startAt - b.startAt);
  const forecasts = new Map<string, Forecast>(running.map(({ item }) => [item.id, { startsAt: item.startAt }]));
  const against = new Map<string, string[]>();
  let waiting: PlanItem[] = [];
  let next = 0;
  let at = Math.min(now, toCome[0]?.startAt ?? now);
  while (next < toCome.length || waiting.length > 0) {
    running = running.filter(({ item }) => item.expectedEndAt > at);
    for (let item = toCome[next]; item && item.startAt <= at; item = toCome[++next]) waiting.push(item);
    waiting.sort(comesFirst);
    waiting = waiting.filter((item) => item.expectedEndAt > at);
    while (waiting[0] && fits(capacityCores, running, costs[waiting[0].quality])) {
      const [item, ...rest] = waiting;
      running.push(holding(item));
      forecasts.set(item.id, { startsAt: Math.max(at, item.startAt) });
      waiting = rest;
    }
    for (const item of waiting) {
      if (!against.has(item.id))
        against.set(
          item.id,
          running.map((held) => held.item.id),
        );
    }
    const ends = running.map(({ item }) => item.expectedEndAt);
    const following = Math.min(
      ...ends,
      ...waiting.map(({ expectedEndAt }) => expectedEndAt),
      toCome[next]?.startAt ?? Infinity,
    );
    if (!Number.isFinite(following)) break;
    at = Math.max(at + 1, following);
  }
  return { forecasts, against };
}

/** A start this much later than wished is not worth a warning. */
const TOLERANCE_MS = 30_000;

function lostMs(item: PlanItem, forecasts: ReadonlyMap<string, Forecast>): number {
  const startsAt = forecasts.get(item.id)?.startsAt ?? item.expectedEndAt;
  const lost = item.running ? 0 : startsAt - item.startAt;
  return lost > TOLERANCE_MS ? lost : 0;
}

function totalLost(machine: Machine, items: readonly PlanItem[], now: number): number {
  const { forecasts } = foresee(machine, items, now);
  return items.reduce((sum, item) => sum + lostMs(item, forecasts), 0);
}

/** Qualities that cost less, the best of them first. */
export function lowerPresets({ costs }: Machine, quality: PresetName): PresetName[] {
  return presetName.options.filter((other) => costs[other] < costs[quality]).sort((a, b) => costs[b] - costs[a]);
}

/** More conflicts than this are shown without remedies: each is worked out by playing the days through again. */
const MOST_REMEDIES = 12;
const MOST_AGAINST = 3;

function findRemedies(
  machine: Machine,
  items: readonly PlanItem[],
  item: PlanItem,
  against: string[],
  now: number,
): Remedy[] {
  const before = totalLost(machine, items, now);
  const candidates = [
    item,
    ...items.filter(({ id, running }) => against.slice(0, MOST_AGAINST).includes(id) && !running),
  ];
  return candidates.flatMap((candidate) => {
    const quality = lowerPresets(machine, candidate.quality).find((lower) => {
      const changed = items.map((other) => (other.id === candidate.id ? { ...other, quality: lower } : other));
      const { forecasts } = foresee(machine, changed, now);
      const helped = changed.find(({ id }) => id === item.id);
      // It must help this one, and not by taking from another.
      return helped !== undefined && lostMs(helped, forecasts) === 0 && totalLost(machine, changed, now) < before;
    });
    return quality ? [{ itemId: candidate.id, quality }] : [];
  });
}

/**
 * What will not get its slot in time if all goes as announced, and what would help. `forecasts` has every item that
 * will be recorded, in time or late.
 */
export function findConflicts(
  machine: Machine,
  items: readonly PlanItem[],
  now: number,
): { forecasts: ReadonlyMap<string, Forecast>; conflicts: Conflict[] } {
  const { forecasts, against } = foresee(machine, items, now);
  const losers = items.filter((item) => lostMs(item, forecasts) > 0).sort((a, b) => a.startAt - b.startAt);
  const conflicts = losers.map((item, index): Conflict => {
    const holders = against.get(item.id) ?? [];
    return {
      itemId: item.id,
      startsAt: forecasts.get(item.id)?.startsAt ?? null,
      against: holders,
      remedies: index < MOST_REMEDIES ? findRemedies(machine, items, item, holders, now) : [],
    };
  });
  return { forecasts, conflicts };
}

/**
 * The row of the board that each recording is drawn in: the first that is free at its start, so that nothing overlaps.
 * Those that get no slot have none.
 */
export function assignLanes(
  items: readonly PlanItem[],
  forecasts: ReadonlyMap<string, Forecast>,
): { lanes: ReadonlyMap<string, number>; count: number } {
  const freeAt: number[] = [];
  const lanes = new Map<string, number>();
  const placed = items
    .flatMap((item) => {
      const startsAt = forecasts.get(item.id)?.startsAt;
      return startsAt === null || startsAt === undefined ? [] : [{ item, startsAt }];
    })
    .sort((a, b) => a.startsAt - b.startsAt || comesFirst(a.item, b.item));
  for (const { item, startsAt } of placed) {
    const free = freeAt.findIndex((at) => at <= startsAt);
    const lane = free >= 0 ? free : freeAt.length;
    freeAt[lane] = item.expectedEndAt;
    lanes.set(item.id, lane);
  }
  return { lanes, count: freeAt.length };
}
