import { z } from 'zod';

/** Bounds of a list of steps: how many, and how long one and all of them may take, seconds. */
export const MAX_STEPS = 30;
export const MAX_STEP_SEC = 120;
export const MAX_STEPS_SEC = 300;
/** How long a step waits for its element when it does not say, seconds. */
export const DEFAULT_STEP_SEC = 10;

/** What a step is about: a CSS selector, or `text=Join now` for what is written on it. Looked for in all frames. */
const target = z.string().trim().min(1).max(300);
const key =
  /^((Control|Shift|Alt|Meta)\+)*([A-Za-z0-9]|Enter|Tab|Escape|Space|Backspace|Delete|Home|End|PageUp|PageDown|Arrow(Up|Down|Left|Right)|F([1-9]|1[0-2]))$/;
const patience = {
  timeoutSec: z.number().positive().max(MAX_STEP_SEC).optional(),
  /** An optional step that cannot be done is passed over. */
  optional: z.boolean().optional(),
};

/** One thing to do on a page nobody has written a site for. `runUntil` records until its element appears. */
export const siteStep = z.union([
  z.strictObject({ click: target, ...patience }),
  z.strictObject({ type: z.string().max(500), into: target, ...patience }),
  z.strictObject({ press: z.string().regex(key) }),
  z.strictObject({ waitFor: target, ...patience }),
  z.strictObject({ wait: z.number().positive().max(60) }),
  z.strictObject({ runUntil: target }),
]);
export type SiteStep = z.infer<typeof siteStep>;

export const siteSteps = z.array(siteStep).max(MAX_STEPS);
