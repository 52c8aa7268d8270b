import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES, planRead, slicesOf } from './plan-read';

describe('planRead', () => {
  it('answers a range with exactly these bytes', () => {
    expect(planRead('bytes=10-19', 100)).toMatchObject({
      status: 206,
      start: 10,
      end: 20,
      headers: { 'content-range': 'bytes 10-19/100', 'content-length': '10' },
    });
  });

  it('answers an open range, a suffix and a range past the end with what there is', () => {
    expect(planRead('bytes=90-', 100)).toMatchObject({ status: 206, start: 90, end: 100 });
    expect(planRead('bytes=-5', 100)).toMatchObject({ status: 206, start: 95, end: 100 });
    expect(planRead('bytes=90-500', 100)).toMatchObject({ status: 206, start: 90, end: 100 });
  });

  it('answers the whole file without a range, or with one that it cannot read', () => {
    expect(planRead(null, 100)).toMatchObject({ status: 200, start: 0, end: 100 });
    expect(planRead('bytes=1-2,5-6', 100)).toMatchObject({ status: 200 });
  });

  it('says when there are no such bytes', () => {
    expect(planRead('bytes=100-', 100)).toMatchObject({ status: 416 });
  });
});

describe('slicesOf', () => {
  it('cuts a range at the borders of the pieces', () => {
    expect([...slicesOf(CHUNK_BYTES - 2, 2 * CHUNK_BYTES + 3)]).toEqual([
      { chunk: 0, from: CHUNK_BYTES - 2, to: CHUNK_BYTES },
      { chunk: 1, from: 0, to: CHUNK_BYTES },
      { chunk: 2, from: 0, to: 3 },
    ]);
  });
});
