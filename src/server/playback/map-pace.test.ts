import { expect, it } from 'vitest';
import { PACE_MS } from '../ingest/chat-pace';
import { mapPace } from './map-pace';

const run = (mediaStart: number, duration: number, wallStart: number, part = 1) => ({
  part,
  mediaStart,
  duration,
  wallStart,
});

it('tells messages a minute along the media', () => {
  const pace = [
    { at: 100_000, messages: 5 },
    { at: 120_000, messages: 20 },
  ];
  expect(mapPace(pace, 10_000, [run(0, 40, 100_000)])).toEqual({ stepSec: 10, perMinute: [30, 0, 120, 0] });
});

it('leaves out what was written in a gap, and goes on after it', () => {
  const runs = [run(0, 20, 100_000), run(20, 20, 200_000, 2)];
  const pace = [
    { at: 110_000, messages: 2 },
    { at: 150_000, messages: 500 },
    { at: 210_000, messages: 3 },
  ];
  expect(mapPace(pace, 10_000, runs).perMinute).toEqual([0, 12, 0, 18]);
});

it('takes longer columns for a long broadcast, and counts a short last one by its length', () => {
  const hours = mapPace([{ at: 0, messages: 12 }], 10_000, [run(0, 10 * 3600, 0)]);
  expect(hours.stepSec).toBe(100);
  expect(hours.perMinute).toHaveLength(360);
  expect(hours.perMinute[0]).toBe(7);
  expect(mapPace([{ at: 10_000, messages: 4 }], 10_000, [run(0, 20, 0)]).perMinute).toEqual([0, 24]);
});

it('is empty without a recording', () => {
  expect(mapPace([{ at: 0, messages: 1 }], 10_000, [])).toEqual({ stepSec: 10, perMinute: [] });
});

it('puts a loud moment into its own column, wherever the stretches of the wall clock begin', () => {
  // Two seconds of flood, half a second after the fourth column's beginning.
  for (let phase = 0; phase < 10_000; phase += 250) {
    const counts = new Map<number, number>();
    for (let index = 0; index < 200; index += 1) {
      const at = 1_000_000 + phase + 30_500 + index * 10;
      const stretch = at - (at % PACE_MS);
      counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
    }
    const pace = Array.from(counts, ([at, messages]) => ({ at, messages }));
    const { perMinute } = mapPace(pace, PACE_MS, [run(0, 120, 1_000_000 + phase)]);
    expect(perMinute.indexOf(Math.max(...perMinute))).toBe(3);
    expect(perMinute[2]).toBeLessThan(200 * 6 * 0.3);
  }
});
