import { z } from 'zod';

export const healthKind = z.enum([
  'no_media',
  'frozen',
  'silent',
  // These two are seen in the recorded picture itself, not told by the page's player.
  'black',
  'still',
  'slow_encoder',
  'disk_low',
  'browser_gone',
  'capture_gone',
  'chat_unavailable',
  'stream_ended',
  'healed',
  'gap',
]);
export type HealthKind = z.infer<typeof healthKind>;

/** One thing noticed or done about a recording. `begin`/`end` span a trouble; `point` marks a moment (a healing step). */
export const healthMark = z.object({
  at: z.int().nonnegative(),
  kind: healthKind,
  phase: z.enum(['begin', 'end', 'point']),
  /** A sentence for the user, e.g. "Picture stood still; reloaded the page." */
  detail: z.string().max(300),
});
export type HealthMark = z.infer<typeof healthMark>;
