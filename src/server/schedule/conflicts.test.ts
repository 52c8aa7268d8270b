import type { PresetName } from '@jomo/recorder/protocol';
import { describe, expect, it } from 'vitest';
import { presetCores } from './capacity';
import { assignLanes, findConflicts, type Machine, type PlanItem } from './conflicts';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-23T12:00:00Z');
const one: Machine = { capacityCores: 0.9, costs: presetCores };
const two: Machine = { capacityCores: 1.8, costs: presetCores };

function item(id: string, fromHour: number, toHour: number, more: Partial<PlanItem> = {}): PlanItem {
  const [startAt, expectedEndAt] = [now + fromHour * HOUR, now + toHour * HOUR];
  return { id, startAt, expectedEndAt, quality: '720p30' as PresetName, priority: 0, running: false, ...more };
}

describe('findConflicts', () => {
  it('finds none where all fit', () => {
    const { conflicts, forecasts } = findConflicts(two, [item('a', 1, 3), item('b', 2, 4), item('c', 3, 5)], now);
    expect(conflicts).toEqual([]);
    expect(forecasts.get('c')).toEqual({ startsAt: now + 3 * HOUR });
  });

  it('says which one comes late, when, and because of which', () => {
    const { conflicts } = findConflicts(two, [item('a', 1, 3), item('b', 1, 4), item('c', 2, 5)], now);
    expect(conflicts).toMatchObject([{ itemId: 'c', startsAt: now + 3 * HOUR, against: ['a', 'b'] }]);
  });

  it('says which one is missed', () => {
    expect(findConflicts(one, [item('a', 1, 4), item('b', 2, 3)], now).conflicts).toMatchObject([
      { itemId: 'b', startsAt: null, against: ['a'] },
    ]);
  });

  it('lets the one of lower priority give way when both begin together', () => {
    const items = [item('a', 1, 2), item('b', 1, 2, { priority: 1 })];
    expect(findConflicts(one, items, now).conflicts).toMatchObject([{ itemId: 'a', against: ['b'] }]);
  });

  it('lets the later one give way at equal priority', () => {
    const items = [item('b', 1, 3), item('a', 1.5, 2.5)];
    expect(findConflicts(one, items, now).conflicts).toMatchObject([{ itemId: 'a' }]);
  });

  it('never ends what runs, whatever the priority', () => {
    const items = [item('runs', -1, 3, { running: true, priority: -1 }), item('b', 1, 2, { priority: 1 })];
    expect(findConflicts(one, items, now).conflicts).toMatchObject([
      { itemId: 'b', startsAt: null, against: ['runs'] },
    ]);
  });

  it('gives a free slot to the one of higher priority among those that wait', () => {
    const items = [item('a', 1, 3), item('low', 2, 6), item('high', 2.5, 6, { priority: 1 })];
    const { conflicts } = findConflicts(one, items, now);
    expect(conflicts).toMatchObject([
      { itemId: 'low', startsAt: null },
      { itemId: 'high', startsAt: now + 3 * HOUR },
    ]);
  });

  it('offers the best lower quality that makes room, of itself or of one in its way', () => {
    // 0.8 + 0.8 of 1.5 cores: 720p20 (0.65) of either fits.
    const machine: Machine = { capacityCores: 1.5, costs: presetCores };
    const { conflicts } = findConflicts(machine, [item('a', 1, 3), item('b', 2, 4)], now);
    expect(conflicts).toMatchObject([
      {
        itemId: 'b',
        remedies: [
          { itemId: 'b', quality: '720p20' },
          { itemId: 'a', quality: '720p20' },
        ],
      },
    ]);
  });

  it('does not offer what cannot be changed any more, nor what would not help', () => {
    const machine: Machine = { capacityCores: 1.5, costs: presetCores };
    const running = item('a', -1, 3, { running: true });
    expect(findConflicts(machine, [running, item('b', 2, 4)], now).conflicts[0]?.remedies).toEqual([
      { itemId: 'b', quality: '720p20' },
    ]);
    expect(findConflicts(one, [item('a', 1, 3), item('b', 2, 4)], now).conflicts[0]?.remedies).toEqual([]);
  });

  it('warns of neighbours whose paddings overlap on one slot', () => {
    const minute = 1 / 60;
    const items = [item('a', 1, 2 + 5 * minute), item('b', 2 - minute, 3)];
    expect(findConflicts(one, items, now).conflicts).toMatchObject([
      { itemId: 'b', startsAt: now + (2 + 5 * minute) * HOUR },
    ]);
  });

  it('always lets one alone start, however small the machine', () => {
    expect(findConflicts({ ...one, capacityCores: 0.1 }, [item('a', 1, 2)], now).conflicts).toEqual([]);
  });

  it('ends quickly with a crowded week', () => {
    const many = Array.from({ length: 400 }, (_, n) => item(`i${n}`, (n % 100) / 2, (n % 100) / 2 + 2));
    expect(findConflicts(two, many, now).conflicts.length).toBeGreaterThan(100);
  });
});

describe('assignLanes', () => {
  it('draws nothing over anything else, and leaves out what gets no slot', () => {
    const items = [item('a', 1, 3), item('b', 2, 4), item('c', 3, 5), item('d', 2.5, 2.9)];
    const { forecasts } = findConflicts(two, items, now);
    const { lanes, count } = assignLanes(items, forecasts);
    expect(Object.fromEntries(lanes)).toEqual({ a: 0, b: 1, c: 0 });
    expect(count).toBe(2);
  });
});
