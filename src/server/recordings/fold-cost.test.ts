import type { Heartbeat, RecorderState } from '@jomo/recorder/protocol';
import { describe, expect, it } from 'vitest';
import { foldCost } from './fold-cost';

const beat = (state: RecorderState, more: Partial<Heartbeat> = {}): Heartbeat => ({
  type: 'heartbeat',
  seq: 0,
  at: 0,
  state,
  part: 1,
  uploadedSegments: 0,
  pendingSegments: 0,
  mediaSec: 0,
  bytes: 0,
  fps: 30,
  speed: 1,
  droppedFrames: 0,
  duplicatedFrames: 0,
  cpuCores: 0.5,
  memoryMb: 300,
  audioDb: null,
  diskFreeMb: 1000,
  ...more,
});

describe('the cost of a recording', () => {
  it('is the mean of the heartbeats while it recorded, without the start of the browser', () => {
    const cost = foldCost(null, null, [
      beat('opening', { cpuCores: 2 }),
      beat('recording', { cpuCores: 1.6 }),
      beat('recording', { cpuCores: 0.5 }),
      beat('recording', { cpuCores: 0.7 }),
      beat('finishing', { cpuCores: 1.9 }),
    ]);
    expect(cost?.samples).toBe(2);
    expect(cost?.cpuCores).toBeCloseTo(0.6);
  });

  it('is the same whether the heartbeats come one by one or together', () => {
    const beats = [0.4, 0.9, 0.6, 0.7].map((cpuCores, index) => beat('recording', { cpuCores, droppedFrames: index }));
    let cost = foldCost(null, null, []);
    beats.forEach((each, index) => {
      cost = foldCost(cost, beats[index - 1] ?? null, [each]);
    });
    expect(cost).toEqual(foldCost(null, null, beats));
  });

  it('adds up the frames of all parts and keeps the highest memory', () => {
    const cost = foldCost(null, null, [
      beat('recording', { droppedFrames: 2, duplicatedFrames: 1, memoryMb: 500 }),
      beat('recording', { droppedFrames: 5, duplicatedFrames: 1 }),
      beat('recording', { part: 2, droppedFrames: 3, duplicatedFrames: 4 }),
    ]);
    expect(cost).toMatchObject({ droppedFrames: 8, duplicatedFrames: 5, peakMemoryMb: 500 });
  });

  it('does not know the CPU of what was too short to measure', () => {
    expect(foldCost(null, null, [beat('opening'), beat('recording')])).toMatchObject({ cpuCores: null });
    expect(foldCost(null, null, [])).toBeNull();
  });
});
