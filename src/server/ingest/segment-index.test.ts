import { describe, expect, it } from 'vitest';
import { formatIndexRow, type IndexRow, indexedBytes, parseIndex, splitRuns } from './segment-index';

const at = Date.parse('2026-03-01T20:00:00.125Z');
const rows: IndexRow[] = [
  { seq: 0, offset: 0, length: 800, duration: 0, programDateTime: at },
  { seq: 1, offset: 800, length: 5000, duration: 4, programDateTime: at },
  { seq: 2, offset: 5800, length: 4321, duration: 3.966667, programDateTime: at + 4000 },
];
const text = rows.map(formatIndexRow).join('');

describe('segment index', () => {
  it('writes one plain line per segment', () => {
    expect(text).toBe(
      '0\t0\t800\t0\t2026-03-01T20:00:00.125Z\n' +
        '1\t800\t5000\t4\t2026-03-01T20:00:00.125Z\n' +
        '2\t5800\t4321\t3.966667\t2026-03-01T20:00:04.125Z\n',
    );
  });

  it('reads back what it wrote', () => {
    expect(parseIndex(text)).toEqual({ rows, validBytes: text.length });
    expect(indexedBytes(rows)).toBe(10121);
    expect(parseIndex('')).toEqual({ rows: [], validBytes: 0 });
  });

  it('drops a torn last line wherever it was torn', () => {
    const sound = text.lastIndexOf('\n', text.length - 2) + 1;
    for (let cut = sound; cut < text.length; cut += 1) {
      expect(parseIndex(text.slice(0, cut))).toEqual({ rows: rows.slice(0, 2), validBytes: sound });
    }
  });

  it.each([
    ['a hole in the numbers', '0\t0\t8\t0\t2026-03-01T20:00:00.000Z\n2\t8\t8\t4\t2026-03-01T20:00:00.000Z\n', 1],
    ['a hole in the bytes', '0\t0\t8\t0\t2026-03-01T20:00:00.000Z\n1\t9\t8\t4\t2026-03-01T20:00:00.000Z\n', 1],
    ['an empty segment', '0\t0\t8\t0\t2026-03-01T20:00:00.000Z\n1\t8\t0\t4\t2026-03-01T20:00:00.000Z\n', 1],
    ['media without initialization', '1\t0\t8\t4\t2026-03-01T20:00:00.000Z\n', 0],
    ['a field too many', '0\t0\t8\t0\t2026-03-01T20:00:00.000Z\tx\n', 0],
    ['a date that is none', '0\t0\t8\t0\t2026-13-01T20:00:00.000Z\n', 0],
  ])('stops at %s', (_what, bad, sound) => {
    expect(parseIndex(bad).rows).toHaveLength(sound);
  });

  it('splits a rendition into the runs of its parts', () => {
    const second = { seq: 0, offset: 10121, length: 800, duration: 0, programDateTime: at + 60_000 };
    const runs = splitRuns(parseIndex(text + formatIndexRow(second)).rows);
    expect(runs.map(({ segments }) => segments.length)).toEqual([2, 0]);
    expect(runs[1]?.init).toEqual(second);
  });
});
