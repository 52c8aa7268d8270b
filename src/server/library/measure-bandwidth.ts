import type { MediaPart } from './index-parts';

export type Bandwidth = { peak: number; average: number };

/**
 * Bits per second of a rendition, rounded up: the average over everything and the highest of any run of segments
 * lasting between half and one and a half target durations (RFC 8216, 4.1). Zero without media.
 */
export function measureBandwidth(parts: readonly MediaPart[], targetDuration: number): Bandwidth {
  let bytes = 0;
  let seconds = 0;
  let peak = 0;
  for (const { segments } of parts) {
    for (let from = 0; from < segments.length; from += 1) {
      const segment = segments[from];
      bytes += segment?.length ?? 0;
      seconds += segment?.duration ?? 0;
      peak = Math.max(peak, peakFrom(segments, from, targetDuration));
    }
  }
  const average = seconds > 0 ? Math.ceil((bytes * 8) / seconds) : 0;
  // A recording shorter than half a target duration has no window; its average is all that is known.
  return { peak: Math.max(Math.ceil(peak), average), average };
}

function peakFrom(segments: MediaPart['segments'], from: number, targetDuration: number): number {
  let bytes = 0;
  let seconds = 0;
  let peak = 0;
  for (const segment of segments.slice(from, from + 8)) {
    bytes += segment.length;
    seconds += segment.duration;
    if (seconds > targetDuration * 1.5) break;
    if (seconds >= targetDuration * 0.5) peak = Math.max(peak, (bytes * 8) / seconds);
  }
  return peak;
}
