import { describe, expect, it } from 'vitest';
import type { BoardItem } from '@/shared/schedule-views';
import { describeConflict, describeItem, describeRemedy, stateLook } from './conflict-text';
import { dayStart, layOutWeek, listByDay } from './day-bands';

const monday = new Date(2026, 10, 23).getTime();
const HOUR = 3_600_000;

function item(fromHour: number, toHour: number, more: Partial<BoardItem> = {}): BoardItem {
  return {
    id: `${fromHour}`,
    occurrenceId: 'o',
    recordingId: null,
    eventId: 'e',
    feedName: null,
    repeats: false,
    title: 'Talk',
    url: 'https://example.com/',
    linkKind: 'other',
    startAt: monday + fromHour * HOUR,
    endAt: monday + toHour * HOUR,
    openEnd: false,
    airAt: monday + fromHour * HOUR,
    quality: '720p30',
    changed: false,
    view: 'player',
    priority: 0,
    state: 'planned',
    reason: null,
    lane: 0,
    conflict: null,
    ...more,
  };
}

describe('layOutWeek', () => {
  it('draws only the hours in which something happens, eight at least', () => {
    expect(layOutWeek([item(10, 11), item(44, 46.5)], monday, 7)).toMatchObject({ fromHour: 10, toHour: 23 });
    const { fromHour, toHour } = layOutWeek([item(10, 11)], monday, 7);
    expect(toHour - fromHour).toBe(8);
    expect(layOutWeek([], monday, 7)).toMatchObject({ fromHour: 9, toHour: 21 });
    expect(layOutWeek([item(23, 23.5)], monday, 7)).toMatchObject({ toHour: 24 });
  });

  it('places a block by its time', () => {
    const { bands } = layOutWeek([item(0, 24), item(6, 12, { id: 'x', lane: 1 })], monday, 2);
    expect(bands[0]?.blocks[1]).toMatchObject({ left: 25, width: 25, lane: 1 });
    expect(bands[1]?.blocks).toEqual([]);
  });

  it('draws what goes on past midnight in both days', () => {
    const { bands } = layOutWeek([item(22, 26)], monday, 2);
    expect(bands.map(({ blocks }) => blocks.length)).toEqual([1, 1]);
    expect(bands[1]?.blocks[0]).toMatchObject({ left: 0 });
  });

  it('gives what is off no row of those without a slot', () => {
    const { bands } = layOutWeek(
      [item(9, 10, { state: 'skipped', lane: null }), item(9, 10, { lane: null })],
      monday,
      1,
    );
    expect(bands[0]?.blocks.map(({ lane }) => lane)).toEqual([0, null]);
  });
});

it('lists by day, and what runs since yesterday under today', () => {
  const days = listByDay([item(-2, 1), item(10, 11), item(34, 35)], monday, 7);
  expect(days.map(({ dayStart: day, items }) => [(day - monday) / 24 / HOUR, items.length])).toEqual([
    [0, 2],
    [1, 1],
  ]);
  expect(dayStart(monday + 5 * HOUR)).toBe(monday);
});

describe('conflict text', () => {
  const against = [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ];

  it('says what gives way, to what, and what that means', () => {
    expect(describeConflict({ startsAt: null, against, remedies: [] })).toBe(
      'Gives way: “A” and “B” hold the slots until it is over, so it would be missed.',
    );
    expect(describeConflict({ startsAt: monday + 21 * HOUR, against: against.slice(0, 1), remedies: [] })).toBe(
      'Gives way: “A” holds the slot until 21:00, so it would begin late.',
    );
  });

  it('names remedies by what they change', () => {
    const remedy = { itemId: 'a', title: 'A', occurrenceId: 'o', quality: '720p20' as const };
    expect(describeRemedy(remedy, { id: 'a' })).toBe('Record this in 720p, 20 frames');
    expect(describeRemedy(remedy, { id: 'b' })).toBe('Record “A” in 720p, 20 frames');
  });

  it('puts the facts on one line', () => {
    expect(describeItem(item(10, 11, { linkKind: 'zoom', feedName: 'Work' }))).toBe(
      '10:00 – 11:00 · Zoom · 720p · Work',
    );
    expect(describeItem(item(10, 11, { openEnd: true }))).toContain('about 11:00, when it ends');
  });

  it('needs no word for what is simply planned', () => {
    expect(stateLook({ state: 'planned', conflict: null })).toBeNull();
    expect(stateLook({ state: 'planned', conflict: { startsAt: null, against: [], remedies: [] } })?.label).toBe(
      'No slot',
    );
    expect(stateLook({ state: 'running', conflict: null })?.label).toBe('Recording');
  });
});
