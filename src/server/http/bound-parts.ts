import type { IncomingHttpHeaders } from 'node:http';
import { indexedPartBytes } from '../library/indexed-part-bytes';
import type { StoragePaths } from '../storage-paths';
import { isExactRangeWithin } from './decide-sender';
import { createBriefMemory } from './remember-briefly';

const TTL_MS = 2000;

/**
 * Where the indexed media of a part end, as far as this request can tell. Remembered for two seconds, but only for a
 * range that lies before the end that is remembered: indexed media only ever grow, and a player asks for a segment as
 * soon as its playlist names it. `now` is in milliseconds.
 */
export function createPartBounds(deps: { paths: StoragePaths }, now: () => number) {
  const remember = createBriefMemory<number>(now, TTL_MS);
  return function boundPart(headers: IncomingHttpHeaders, videoId: string, part: number): Promise<number> {
    return remember(
      `${videoId} ${part}`,
      () => indexedPartBytes(deps, videoId, part),
      (bytes) => isExactRangeWithin(headers, bytes),
    );
  };
}
