import type { FinishReason } from '../../protocol/index';
import type { Clock } from '../clock';

export type Limits = {
  /** Epoch ms; an `extend` command sets it. */
  endAt: number | null;
  /** Seconds of media; null once the recording was extended. */
  durationSec: number | null;
  maxDurationSec: number;
};

/**
 * When the recording has to end, seen from now: the earliest of the three limits. `mediaSec` counts from the first
 * frame, over all parts, and may be negative before it. Pure.
 */
export function nextDeadline(limits: Limits, now: number, mediaSec: number): { at: number; reason: FinishReason } {
  const atMedia = (sec: number) => now + (sec - mediaSec) * 1000;
  let first: { at: number; reason: FinishReason } = { at: atMedia(limits.maxDurationSec), reason: 'max_duration' };
  const others = [limits.endAt, limits.durationSec === null ? null : atMedia(limits.durationSec)];
  for (const at of others) if (at !== null && at < first.at) first = { at, reason: 'duration' };
  return first;
}

/** Has the planned end come? It is given by the wall clock, and an `extend` command may have moved it a moment ago. */
export function isPlannedEnd({ endAt }: Pick<Limits, 'endAt'>, { wall }: Pick<Clock, 'wall'>): boolean {
  return endAt !== null && wall() >= endAt;
}
