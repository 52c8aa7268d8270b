import { z } from 'zod';
import type { Machine } from './describe-machine';
import type { Row } from './row';

const row = z.object({
  group: z.string(),
  what: z.string(),
  ours: z.number(),
  peer: z.object({ name: z.string(), value: z.number() }).nullable(),
  bar: z.object({ text: z.string(), holds: z.boolean() }).nullable(),
  note: z.string().optional(),
}) satisfies z.ZodType<Row>;

const machine = z.object({
  cpu: z.string(),
  cores: z.int(),
  memoryGb: z.number(),
  system: z.string(),
  versions: z.object({ node: z.string(), chromium: z.string(), ffmpeg: z.string() }),
}) satisfies z.ZodType<Machine>;

/** What one part of the bench came to. */
export const partReport = z.object({
  part: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  seconds: z.number(),
  quick: z.boolean(),
  machine,
  load: z.object({
    /** Load average of the last minute when it began and when it ended; the bench itself is part of it. */
    before: z.number(),
    after: z.number(),
    /** Cores that other programs used just before it began. */
    othersBefore: z.number(),
    /** And while it ran; null where that cannot be told from its own (containers). */
    othersDuring: z.number().nullable(),
  }),
  rows: z.array(row),
  /** Why there are no rows: `broken` is a failure, `not_here` a machine without what the part needs. */
  failure: z.object({ kind: z.enum(['broken', 'not_here']), message: z.string() }).nullable(),
});
export type PartReport = z.infer<typeof partReport>;

export const benchReport = z.array(partReport);

/** The stored results with fresh ones in the place of old ones of the same part, in the order of `names`. */
export function mergeReports(
  names: readonly string[],
  stored: readonly PartReport[],
  fresh: readonly PartReport[],
): PartReport[] {
  return names.flatMap(
    (name) => fresh.find(({ part }) => part === name) ?? stored.find(({ part }) => part === name) ?? [],
  );
}
