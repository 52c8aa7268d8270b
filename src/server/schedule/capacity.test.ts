import { describe, expect, it } from 'vitest';
import { admit, capacityOf, costOf, type Load, presetCores } from './capacity';

const twoCores = capacityOf({ machineCores: 2 });
const hd = (recordingId: string, endsAt: number | null = null): Load => ({
  recordingId,
  costCores: presetCores['720p30'],
  endsAt,
});
const candidate = { costCores: presetCores['720p30'] };

describe('capacity', () => {
  it('lets two 720p30 recordings run on two cores', () => {
    expect(admit({ capacityCores: twoCores, running: [hd('a')], candidate })).toEqual({ ok: true });
  });

  it('keeps a third one waiting and says when a slot is likely to be free', () => {
    const at = Date.parse('2026-03-01T20:15:00Z');
    const verdict = admit({ capacityCores: twoCores, running: [hd('a'), hd('b', at)], candidate });
    expect(verdict).toEqual({
      ok: false,
      reason:
        'Waiting for a free slot: 2 running recordings use 1.6 of 1.8 cores and this one needs 0.8. It starts around 20:15 UTC.',
    });
  });

  it('names no time when nobody knows when a recording ends', () => {
    const verdict = admit({ capacityCores: twoCores, running: [hd('a'), hd('b')], candidate });
    expect(verdict.ok === false && verdict.reason).toMatch(/when one of them ends or is stopped\.$/);
  });

  it('waits for as many ends as a bigger recording needs', () => {
    const ends = [Date.parse('2026-03-01T20:15:00Z'), Date.parse('2026-03-01T21:30:00Z')];
    const running = ends.map((at, index) => hd(String(index), at));
    const verdict = admit({ capacityCores: twoCores, running, candidate: { costCores: presetCores['1080p30'] } });
    expect(verdict.ok === false && verdict.reason).toContain('around 21:30 UTC');
  });

  it('always lets one recording alone start, however small the machine', () => {
    expect(admit({ capacityCores: 0.2, running: [], candidate: { costCores: 1.6 } })).toEqual({ ok: true });
  });

  it('fills the capacity exactly in spite of binary fractions', () => {
    const running = [0.1, 0.2].map((costCores, index) => ({ recordingId: String(index), costCores, endsAt: null }));
    expect(admit({ capacityCores: 0.6, running, candidate: { costCores: 0.3 } })).toEqual({ ok: true });
  });

  it('believes a measurement only when it is clearly above the default', () => {
    expect(costOf('720p30', 0.5)).toBe(0.8);
    expect(costOf('720p30', 1.1)).toBe(0.8);
    expect(costOf('720p30', 2.5)).toBe(2.5);
  });

  it('takes the number of cores that was set over the measured machine', () => {
    expect(capacityOf({ setCores: 3, machineCores: 2 })).toBe(3);
  });
});
