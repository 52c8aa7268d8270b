import { z } from 'zod';

/** What `recorder measure FILE` prints about a recording of the test card. Times in milliseconds unless named otherwise. */
export const fidelityReport = z.object({
  durationSec: z.number(),
  bytes: z.number(),
  frames: z.int(),
  /** Share of decoded frames that show a new barcode where a new one was due, 0..1. */
  uniqueRatio: z.number(),
  longestFreezeMs: z.number(),
  /** Beep minus flash: positive = sound late. Null when no pair was found. */
  avOffsetMedianMs: z.number().nullable(),
  avOffsetSdMs: z.number().nullable(),
  /** Change of the A/V offset from the first to the last tenth of the recording. */
  avDriftMs: z.number().nullable(),
  pairs: z.int(),
  /** Sound in the file beyond what its time stamps cover: browsers play it late by as much. Null without sound. */
  soundExcessMs: z.number().nullable(),
});
export type FidelityReport = z.infer<typeof fidelityReport>;
