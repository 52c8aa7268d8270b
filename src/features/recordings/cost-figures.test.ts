import type { Heartbeat } from '@jomo/recorder/protocol';
import { describe, expect, it } from 'vitest';
import { costFigures, formatRate, silentFor } from './cost-figures';

const heartbeat: Heartbeat = {
  seq: 1,
  at: 0,
  type: 'heartbeat',
  state: 'recording',
  part: 1,
  uploadedSegments: 3,
  pendingSegments: 0,
  mediaSec: 60,
  bytes: 9_000_000,
  fps: 29.97,
  speed: 0.91,
  droppedFrames: 2,
  duplicatedFrames: 0,
  cpuCores: 0.731,
  memoryMb: 512,
  audioDb: -18.4,
  diskFreeMb: 10_000,
};
const cost = {
  cpuCores: 0.564,
  samples: 11,
  droppedFrames: 3,
  duplicatedFrames: 12,
  peakMemoryMb: 540,
};
const recording = {
  heartbeat,
  cost,
  recordedSec: 60,
  bytes: 9_000_000,
  chat: true,
  site: null,
  chatMessages: 1204,
  quality: '720p30',
} as const;
const figureOf = (figures: ReturnType<typeof costFigures>, label: string) =>
  figures.find((f) => f.label === label)?.value;

describe('costFigures', () => {
  it('shows what it costs just now while the recording runs, and what it cost in all afterwards', () => {
    expect(figureOf(costFigures(recording, true), 'CPU')).toBe('0.73 cores');
    const ended = costFigures(recording, false);
    expect(figureOf(ended, 'CPU')).toBeUndefined();
    expect(figureOf(ended, 'Mean CPU')).toBe('0.56 cores');
    expect(figureOf(ended, 'Frame rate')).toBe('29.8 fps');
    expect(figureOf(ended, 'Dropped')).toBe('3');
    expect(figureOf(ended, 'Peak memory')).toBe('566 MB');
    expect(figureOf(ended, 'Chat')).toBe('1,204');
  });

  it('leaves out what was not measured', () => {
    const brief = { ...recording, recordedSec: 0, cost: { ...cost, cpuCores: null } };
    const labels = costFigures(brief, false).map((figure) => figure.label);
    expect(labels).not.toContain('Mean CPU');
    expect(labels).not.toContain('Frame rate');
    expect(costFigures({ ...recording, cost: null }, false)).toHaveLength(4);
  });

  it('marks an encoder that cannot keep up', () => {
    expect(costFigures(recording, true).find((figure) => figure.label === 'Speed')?.bad).toBe(true);
  });

  it('says nothing about frames of a sound recording', () => {
    const labels = costFigures({ ...recording, quality: 'audio' }, true).map((figure) => figure.label);
    expect(labels).not.toContain('Frame rate');
    expect(labels).not.toContain('Dropped');
  });
});

it('tells the disk space an hour takes, once there is enough to tell', () => {
  expect(formatRate(9_000_000, 60)).toBe('540 MB/h');
  expect(formatRate(100_000, 2)).toBe('–');
});

it('warns of a silent recorder only while it should be talking', () => {
  expect(silentFor(0, true, 30_000)).toBe(30);
  expect(silentFor(0, true, 9_000)).toBeNull();
  expect(silentFor(0, false, 30_000)).toBeNull();
  expect(silentFor(null, true, 30_000)).toBeNull();
});
