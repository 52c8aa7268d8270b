import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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
    channelId: null,
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
    recorder: null,
    reason: null,
    lane: 0,
    conflict: null,
    ...more,
  };
}

describe('layOutWeek', () => {
  it('draws only the hours in which something happens, eight at least', () => {
    expect(layOutWeek([item(10, 11), item(44, 46.5)], monday, 7, 2)).toMatchObject({ fromHour: 10, toHour: 23 });
    const { fromHour, toHour } = layOutWeek([item(10, 11)], monday, 7, 2);
    expect(toHour - fromHour).toBe(8);
    expect(layOutWeek([], monday, 7, 2)).toMatchObject({ fromHour: 9, toHour: 21 });
    expect(layOutWeek([item(23, 23.5)], monday, 7, 2)).toMatchObject({ toHour: 24 });
  });

  const rowsOf = (items: BoardItem[], slots = 2, day = monday) =>
    layOutWeek(items, day, 1, slots).bands[0]?.rows.map(({ name, blocks }) => [
      name,
      ...blocks.map(({ item: { id }, left, width }) => [id, Math.round(left), Math.round(width)]),
    ]);

  it('places a block by its time, in the row of its slot', () => {
    expect(rowsOf([item(0, 24, { id: 'a' }), item(6, 12, { id: 'b', lane: 1 })])).toEqual([
      ['Slot 1', ['a', 0, 100]],
      ['Slot 2', ['b', 25, 25]],
    ]);
  });

  it('draws as many rows as are used and a free one, if there is one', () => {
    expect(rowsOf([], 18)).toEqual([['Slot 1']]);
    expect(rowsOf([item(9, 10)], 18)?.map(([name]) => name)).toEqual(['Slot 1', 'Slot 2']);
    expect(rowsOf([item(9, 10)], 1)?.map(([name]) => name)).toEqual(['Slot 1']);
  });

  it('draws what goes on past midnight in both days', () => {
    const { bands } = layOutWeek([item(22, 26)], monday, 2, 1);
    expect(bands.map(({ rows }) => rows[0]?.blocks.map(({ left }) => Math.round(left)))).toEqual([[92], [0]]);
  });

  it('draws of one that begins late what is lost and what is recorded, and never two blocks over each other', () => {
    const conflict = { startsAt: monday + 12 * HOUR, against: [], remedies: [] };
    const rows = rowsOf([
      item(0, 12, { id: 'first' }),
      item(6, 24, { id: 'late', conflict }),
      item(6, 12, { id: 'never', lane: null, conflict: { ...conflict, startsAt: null } }),
      item(18, 24, { id: 'announced', state: 'announced', lane: 1 }),
      item(6, 12, { id: 'off', state: 'skipped', lane: null }),
      item(6, 12, { id: 'off too', state: 'cancelled', lane: null }),
    ]);
    expect(rows).toEqual([
      ['Slot 1', ['first', 0, 50], ['late', 50, 50]],
      ['Slot 2', ['off', 25, 25], ['announced', 75, 25]],
      ['No slot', ['late', 25, 25]],
      ['No slot', ['never', 25, 25]],
      ['Off', ['off too', 25, 25]],
    ]);
  });

  it('lets the words of a short block run on to the next one of its row', () => {
    const [row] = layOutWeek([item(0, 1), item(12, 24, { id: 'x' })], monday, 1, 1).bands[0]?.rows ?? [];
    expect(row?.blocks.map(({ room }) => Math.round(room))).toEqual([50, 50]);
  });
});

describe('on the days when clocks change', () => {
  beforeAll(() => void vi.stubEnv('TZ', 'Europe/Amsterdam'));
  afterAll(() => void vi.unstubAllEnvs());

  const placed = (start: Date, hours: number) => {
    const at = { startAt: start.getTime(), endAt: start.getTime() + hours * HOUR, airAt: start.getTime() };
    const wide = { startAt: dayStart(at.startAt), endAt: dayStart(at.startAt, 1), lane: 1, id: 'whole day' };
    const { bands } = layOutWeek([item(0, 1, at), item(0, 1, wide)], dayStart(at.startAt), 1, 2);
    return bands[0]?.rows.map(({ blocks: [block] }) => [block?.left, block?.width]);
  };

  it('a block stands under the hour that clocks show', () => {
    // 23 hours in March, 25 in October.
    expect(placed(new Date(2026, 2, 29, 12), 6)).toEqual([
      [50, 25],
      [0, 100],
    ]);
    expect(placed(new Date(2026, 9, 25, 12), 6)).toEqual([
      [50, 25],
      [0, 100],
    ]);
  });

  it('a block in the hour that comes twice has its length', () => {
    const twice = placed(new Date(Date.parse('2026-10-25T00:30:00Z')), 1);
    expect(twice?.[0]?.[0]).toBeCloseTo((2.5 / 24) * 100);
    expect(twice?.[0]?.[1]).toBeCloseTo(100 / 24);
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
    const remedy = { itemId: 'a', title: 'A', occurrenceId: 'o', recordingId: null, quality: '720p20' as const };
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
    expect(stateLook({ state: 'planned', recorder: null, conflict: null })).toBeNull();
    expect(
      stateLook({ state: 'planned', recorder: null, conflict: { startsAt: null, against: [], remedies: [] } })?.label,
    ).toBe('No slot');
    expect(stateLook({ state: 'announced', recorder: null, conflict: null })?.label).toBe('Announced');
    expect(stateLook({ state: 'running', recorder: 'recording', conflict: null })?.label).toBe('Recording');
    const waits = stateLook({ state: 'running', recorder: 'waiting', conflict: null });
    expect(waits).toMatchObject({ label: 'Waiting for the broadcast', tone: 'warn' });
  });
});
