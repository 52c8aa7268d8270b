import { z } from 'zod';
import { failure } from './failure';
import type { RecorderJob } from './job';

const TRY_OUT_SEC = { probe: 30, steps: 360 } as const;
/** Added to a probe that has steps to do before it sees anything. */
const STEPS_OF_PROBE_SEC = 60;

/** How long a try-out may take at most, seconds: a recorder answers within it, whatever the page does. */
export function tryOutSec({ mode, steps }: Pick<RecorderJob, 'mode' | 'steps'>): number {
  if (mode === 'steps') return TRY_OUT_SEC.steps;
  return TRY_OUT_SEC.probe + (steps && steps.length > 0 ? STEPS_OF_PROBE_SEC : 0);
}

/** What a recorder in mode `probe` found. `hasSound` null = not measured. */
export const probeResult = z.object({
  type: z.literal('probe'),
  /** Null = the page did not let that be told: a wall, copy protection, no player at all, or it could not be opened. */
  live: z.boolean().nullable(),
  title: z.string().max(300),
  hasSound: z.boolean().nullable(),
  /** One sentence: what was seen. */
  reason: z.string().max(300),
  failure: failure.optional(),
  tookMs: z.int().nonnegative(),
});
export type ProbeResult = z.infer<typeof probeResult>;

/** The page after one step; `jpeg` is base64, at most 480 pixels wide. Step 0 is the page as it was opened. */
export const stepShot = z.object({
  step: z.int().nonnegative(),
  /** What was done, without what was typed. */
  what: z.string().max(400),
  ok: z.boolean(),
  message: z.string().max(300).optional(),
  jpeg: z.string().max(1_400_000).optional(),
});
export type StepShot = z.infer<typeof stepShot>;

/** What a recorder in mode `steps` did. */
export const stepsResult = z.object({
  type: z.literal('steps'),
  ok: z.boolean(),
  title: z.string().max(300),
  shots: z.array(stepShot),
  failure: failure.optional(),
  tookMs: z.int().nonnegative(),
});
export type StepsResult = z.infer<typeof stepsResult>;

/**
 * The last line a recorder prints on standard output in the modes `probe` and `steps`. All other lines are log lines, which
 * have no `type`.
 */
export const recorderResult = z.discriminatedUnion('type', [probeResult, stepsResult]);
export type RecorderResult = z.infer<typeof recorderResult>;
