import type { IndexRow } from '../ingest/segment-index';
import { type MediaPart, partDuration } from './index-parts';

export type Candidate = { part: MediaPart; segment: IndexRow };

/** Shares of the whole at which a poster is looked for: past the greeting, before anything is given away. */
const SHARES = [0.1, 0.14, 0.18, 0.22, 0.26, 0.3];

/** The segment playing at a media time; the last one when the time lies behind everything. */
export function segmentAt(parts: readonly MediaPart[], mediaSec: number): Candidate | null {
  let start = 0;
  let found: Candidate | null = null;
  for (const part of parts) {
    for (const segment of part.segments) {
      if (found && start > mediaSec) return found;
      found = { part, segment };
      start += segment.duration;
    }
  }
  return found;
}

/** The segments to look at for a poster: distinct, in order, all of one part (whose decoder setup they share). */
export function posterCandidates(parts: readonly MediaPart[]): Candidate[] {
  const total = parts.reduce((sum, part) => sum + partDuration(part), 0);
  const chosen: Candidate[] = [];
  for (const share of SHARES) {
    const candidate = segmentAt(parts, total * share);
    if (!candidate || chosen.some(({ segment }) => segment === candidate.segment)) continue;
    if (!chosen[0] || chosen[0].part === candidate.part) chosen.push(candidate);
  }
  return chosen;
}
