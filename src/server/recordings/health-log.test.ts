import { describe, expect, it } from 'vitest';
import { parseHealth } from './health-log';

const line = (at: number, kind: string) => JSON.stringify({ at, kind, phase: 'point', detail: 'x' });

describe('health log', () => {
  it('puts marks in order, takes doubles once and survives a torn line', () => {
    const text = `${line(20, 'gap')}\n${line(10, 'healed')}\n${line(20, 'gap')}\n{"at":30,"ki`;
    expect(parseHealth(text).map(({ at, kind }) => [at, kind])).toEqual([
      [10, 'healed'],
      [20, 'gap'],
    ]);
  });
});
