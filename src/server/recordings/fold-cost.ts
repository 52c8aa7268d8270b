import type { Heartbeat } from '@jomo/recorder/protocol';
import type { RecordingCost } from '@/shared/recording-cost';

/**
 * Is all of the time this heartbeat measured recording? Its CPU is the mean since the heartbeat before, and the start of
 * a browser is not what recording costs.
 */
export function isSteady(before: Heartbeat | null, beat: Heartbeat): boolean {
  return beat.state === 'recording' && before?.state === 'recording' && before.part === beat.part;
}

const free: RecordingCost = {
  cpuCores: null,
  samples: 0,
  droppedFrames: 0,
  duplicatedFrames: 0,
  peakMemoryMb: 0,
};

function meanWith(mean: number | null, value: number, samples: number): number {
  return mean === null ? value : mean + (value - mean) / samples;
}

/** The recorder counts from the start of each part. */
function grown(before: Heartbeat | null, beat: Heartbeat, count: 'droppedFrames' | 'duplicatedFrames'): number {
  const known = before?.part === beat.part ? before[count] : 0;
  return beat[count] >= known ? beat[count] - known : beat[count];
}

function addBeat(cost: RecordingCost, before: Heartbeat | null, beat: Heartbeat): RecordingCost {
  const steady = isSteady(before, beat);
  const samples = cost.samples + (steady ? 1 : 0);
  return {
    samples,
    cpuCores: steady ? meanWith(cost.cpuCores, beat.cpuCores, samples) : cost.cpuCores,
    droppedFrames: cost.droppedFrames + grown(before, beat, 'droppedFrames'),
    duplicatedFrames: cost.duplicatedFrames + grown(before, beat, 'duplicatedFrames'),
    peakMemoryMb: Math.max(cost.peakMemoryMb, beat.memoryMb),
  };
}

/** The cost of a recording after further heartbeats. `before`: the last one that `cost` knows of. */
export function foldCost(
  cost: RecordingCost | null,
  before: Heartbeat | null,
  beats: readonly Heartbeat[],
): RecordingCost | null {
  let folded = cost;
  let last = before;
  for (const beat of beats) {
    folded = addBeat(folded ?? free, last, beat);
    last = beat;
  }
  return folded;
}
