import type { BoardItem } from '@/shared/schedule-views';

export type Block = {
  item: BoardItem;
  /** Where in the day's hours it is drawn, percent of their width. */
  left: number;
  width: number;
  /** Its row; null = the row of those without a slot. */
  lane: number | null;
};

export type Band = { dayStart: number; start: number; end: number; blocks: Block[] };

export type Week = {
  bands: Band[];
  /** The hours of the day that are drawn: the same for all days. */
  fromHour: number;
  toHour: number;
};

/** Midnight that many days after the day of `at`, in the viewer's zone; right across changes of clocks. */
export function dayStart(at: number, days = 0): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

function atHour(day: number, hour: number): number {
  const date = new Date(day);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate(), hour).getTime();
}

/** What is over or off needs no slot and is drawn where it would have been. */
export function holdsSlot({ state }: BoardItem): boolean {
  return state === 'planned' || state === 'waiting' || state === 'running';
}

const LEAST_HOURS = 8;

/** The hours that any block of the week touches, eight at least, so that blocks are as wide as they can be. */
function hoursOf(items: readonly BoardItem[], days: readonly number[]): { fromHour: number; toHour: number } {
  let fromHour = 24;
  let toHour = 0;
  for (const day of days) {
    const end = atHour(day, 24);
    for (const { startAt, endAt } of items) {
      if (endAt <= day || startAt >= end) continue;
      fromHour = Math.min(fromHour, startAt <= day ? 0 : new Date(startAt).getHours());
      const last = new Date(endAt - 1).getHours() + 1;
      toHour = Math.max(toHour, endAt >= end ? 24 : last);
    }
  }
  if (fromHour >= toHour) return { fromHour: 9, toHour: 21 };
  const missing = Math.max(0, LEAST_HOURS - (toHour - fromHour));
  const from = Math.max(0, Math.min(fromHour - Math.floor(missing / 2), 24 - LEAST_HOURS));
  return { fromHour: Math.min(fromHour, from), toHour: Math.min(24, Math.max(toHour, from + LEAST_HOURS)) };
}

/** Days as bands with the recordings as blocks; what goes on past midnight is drawn in both days. */
export function layOutWeek(items: readonly BoardItem[], from: number, dayCount: number): Week {
  const days = Array.from({ length: dayCount }, (_, index) => dayStart(from, index));
  const { fromHour, toHour } = hoursOf(items, days);
  const bands = days.map((day): Band => {
    const [start, end] = [atHour(day, fromHour), atHour(day, toHour)];
    const blocks = items.flatMap((item): Block[] => {
      const [first, last] = [Math.max(item.startAt, start), Math.min(item.endAt, end)];
      if (last <= first) return [];
      const percent = (at: number) => ((at - start) / (end - start)) * 100;
      const lane = holdsSlot(item) ? item.lane : 0;
      return [{ item, left: percent(first), width: percent(last) - percent(first), lane }];
    });
    return { dayStart: day, start, end, blocks };
  });
  return { bands, fromHour, toHour };
}

export type DayList = { dayStart: number; items: BoardItem[] };

/** The same for a narrow screen: days that have something, each with its recordings in order. */
export function listByDay(items: readonly BoardItem[], from: number, dayCount: number): DayList[] {
  return Array.from({ length: dayCount }, (_, index) => {
    const [start, end] = [dayStart(from, index), dayStart(from, index + 1)];
    const inDay = ({ startAt }: BoardItem) => (startAt >= start || index === 0) && startAt < end;
    return { dayStart: start, items: items.filter(inDay) };
  }).filter((day) => day.items.length > 0);
}
