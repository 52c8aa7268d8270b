import { type PresetName, presets, recorderState } from '@jomo/recorder/protocol';
import { z } from 'zod';

/** What a recording has cost in all, over all of its parts. */
export const recordingCost = z.object({
  /** Mean of the whole process tree while it recorded, in cores; null until a heartbeat's whole interval was recorded. */
  cpuCores: z.number().nonnegative().nullable(),
  /** Heartbeats the CPU is a mean of. */
  samples: z.int().nonnegative(),
  droppedFrames: z.int().nonnegative(),
  duplicatedFrames: z.int().nonnegative(),
  peakMemoryMb: z.number().nonnegative(),
});
export type RecordingCost = z.infer<typeof recordingCost>;

/**
 * New pictures a second in the file: its constant rate less those that were only repeated because the screen could not
 * be read in time. (The encoder's own figure counts its start-up and is too low for minutes.) Null without pictures.
 */
export function achievedFps(
  quality: PresetName,
  { duplicatedFrames }: Pick<RecordingCost, 'duplicatedFrames'>,
  recordedSec: number,
): number | null {
  const { fps } = presets[quality];
  return fps === 0 || recordedSec === 0 ? null : Math.max(0, fps - duplicatedFrames / recordedSec);
}

/** When each of the recorder's states was first reached, epoch milliseconds. */
export const reachedTimes = z.partialRecord(recorderState, z.int());
export type ReachedTimes = z.infer<typeof reachedTimes>;
