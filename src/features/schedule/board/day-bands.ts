import type { BoardItem } from '@/shared/schedule-views';
import { type BandRow, fillRows, type Piece, piecesOf } from './band-rows';

export type Band = { dayStart: number; start: number; end: number; rows: BandRow[] };

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

/** Where a moment is drawn, percent: by the hour that clocks show then, so that it stands under its hour on every day. */
export function placeOf(at: number, band: { start: number; end: number }, hours: number): number {
  if (at >= band.end) return 100;
  const [time, first] = [new Date(at), new Date(band.start)];
  const clock = time.getHours() + time.getMinutes() / 60 + time.getSeconds() / 3600 - first.getHours();
  return Math.max(0, (clock / hours) * 100);
}

/** Days as bands with the recordings as blocks; what goes on past midnight is drawn in both days. */
export function layOutWeek(items: readonly BoardItem[], from: number, dayCount: number, slots: number): Week {
  const days = Array.from({ length: dayCount }, (_, index) => dayStart(from, index));
  const { fromHour, toHour } = hoursOf(items, days);
  const hours = toHour - fromHour;
  const pieces = items.flatMap(piecesOf);
  const bands = days.map((day): Band => {
    const band = { dayStart: day, start: atHour(day, fromHour), end: atHour(day, toHour) };
    const blocks = pieces.flatMap((piece: Piece) => {
      const [first, last] = [Math.max(piece.from, band.start), Math.min(piece.to, band.end)];
      if (last <= first) return [];
      const left = placeOf(first, band, hours);
      const width = placeOf(last, band, hours) - left;
      // In the hour that clocks go through twice an end can be drawn before its beginning.
      const elapsed = ((last - first) / 3_600_000 / hours) * 100;
      return [{ ...piece, left, width: width > 0 ? width : Math.min(elapsed, 100 - left) }];
    });
    return { ...band, rows: fillRows(blocks, slots) };
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
