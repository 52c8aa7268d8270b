import { achievedFps, type RecordingCost } from '@/shared/recording-cost';
import type { RecordingView } from '@/shared/views';
import { formatBytes } from './print';

/** "0.56 cores on average, 795.9 MB of memory at most, 30.0 fps, 0 frames dropped"; what was not measured is left out. */
export function describeCost(
  cost: RecordingCost,
  { quality, recordedSec }: Pick<RecordingView, 'quality' | 'recordedSec'>,
): string {
  const fps = achievedFps(quality, cost, recordedSec);
  return [
    cost.cpuCores === null ? [] : `${cost.cpuCores.toFixed(2)} cores on average`,
    `${formatBytes(cost.peakMemoryMb * 1024 * 1024)} of memory at most`,
    fps === null ? [] : [`${fps.toFixed(1)} fps`, `${cost.droppedFrames} frames dropped`],
  ]
    .flat()
    .join(', ');
}
