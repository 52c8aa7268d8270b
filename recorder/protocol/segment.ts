import { z } from 'zod';

/** Largest segment the app takes, in bytes (8 Mbit/s for 4 s is 4 MB). */
export const MAX_SEGMENT_BYTES = 32 * 1024 * 1024;
/** Largest snapshot picture, in bytes. */
export const MAX_SNAPSHOT_BYTES = 1024 * 1024;

/**
 * Headers of `PUT /recorder/recordings/:id/parts/:part/segments/:seq`. Sequence 0 is the initialization segment
 * (duration 0), media segments count from 1. The program date time is the wall clock of the first frame, ISO 8601 UTC.
 */
export const segmentHeaders = z.object({
  'x-jomo-duration': z.coerce.number().min(0).max(60),
  'x-jomo-program-date-time': z.iso.datetime(),
});

/** Answer: the sequence number the app expects next (also with status 409, when a segment came out of order). */
export const segmentAnswer = z.object({ next: z.int().nonnegative() });
export type SegmentAnswer = z.infer<typeof segmentAnswer>;
