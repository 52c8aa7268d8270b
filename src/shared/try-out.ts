import type { StepShot } from '@jomo/recorder/protocol';
import { z } from 'zod';
import { pageUrl } from './event';

/** Steps as people write them (YAML), and the page to try them on. */
export const tryOutInput = z.object({ url: pageUrl, steps: z.string().max(40_000, 'These steps are too long.') });

/** `given_up` = there is no result: see `problem`. */
export const tryOutState = z.enum(['waiting', 'running', 'done', 'given_up']);

export type TryOutView = {
  id: string;
  state: z.infer<typeof tryOutState>;
  /** Every step that had to be done was done. */
  ok: boolean;
  /** Of the page, at the end. */
  title: string;
  /** The page after each step, the first as it was opened; `jpeg` is base64. */
  shots: StepShot[];
  /** A sentence for the user: which step failed, or why nothing could be tried. */
  problem: string | null;
};
