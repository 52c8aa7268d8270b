import type { FinishReason } from '../../protocol/index';

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
