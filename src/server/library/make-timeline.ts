import type { Run } from '@/shared/timeline';
import { type MediaPart, partDuration } from './index-parts';

/** The unbroken runs of a video on the player's timeline: parts follow each other without a hole. */
export function makeTimeline(parts: readonly MediaPart[]): Run[] {
  let mediaStart = 0;
  return parts.flatMap((part) => {
    const [first] = part.segments;
    if (!first) return [];
    const duration = partDuration(part);
    const run = { part: part.number, mediaStart, duration, wallStart: first.programDateTime };
    mediaStart += duration;
    return [run];
  });
}
