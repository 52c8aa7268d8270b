import { z } from 'zod';
import { presetName } from './preset';
import { siteName, zoomOptions } from './site';
import { siteSteps } from './steps';

export const view = z.enum(['player', 'page']);
export type View = z.infer<typeof view>;

/**
 * `record` = a recording; `probe` = is something live there? (at most 30 s); `steps` = try the steps, a picture after each.
 * The last two report to nobody: their answer is one line on standard output (recorderResult).
 */
export const recorderMode = z.enum(['record', 'probe', 'steps']);
export type RecorderMode = z.infer<typeof recorderMode>;

/** The one document a recorder is started with (environment variable JOMO_JOB, or a file named by JOMO_JOB_FILE). */
export const recorderJob = z.object({
  protocol: z.literal(1),
  recordingId: z.string().min(1).max(64),
  videoId: z.string().min(1).max(64),
  /** Number of the first part this recorder writes; a restart of the capture inside it counts on from here. */
  part: z.int().positive(),
  url: z.url({ protocol: /^https?$/ }),
  quality: presetName,
  view,
  chat: z.boolean(),
  /** When to stop, whichever comes first; both null = until the broadcast ends. */
  endAt: z.iso.datetime().nullable(),
  /** Seconds of recorded media counted from the first frame. */
  durationSec: z.number().positive().nullable(),
  maxDurationSec: z.number().positive(),
  /** How long to wait for the broadcast to begin, seconds. */
  waitSec: z.number().nonnegative(),
  /**
   * An earlier recorder saw the broadcast end: this one waits `waitSec` for it to come back, and has finished when it does
   * not. Left out = no.
   */
  resumes: z.boolean().optional(),
  /** How long to wait for a restart after the broadcast ended, seconds. */
  graceSec: z.number().nonnegative(),
  /** Pages that resolve to private addresses are refused unless this is true. */
  allowPrivate: z.boolean(),
  report: z.object({ baseUrl: z.url(), token: z.string().min(32) }),
  /** Absolute path; the recorder makes it, fills it and removes it when everything was taken over by the app. */
  spoolDir: z.string().startsWith('/'),
  /** `record` when left out. */
  mode: recorderMode.optional(),
  /** "Treat this page as ..."; told from the address when left out. */
  site: siteName.optional(),
  zoom: zoomOptions.optional(),
  /** A broadcast that is over does not count, though its page plays what was kept of it. */
  liveOnly: z.boolean().optional(),
  /** Done after the page was opened, before waiting for the broadcast. What is typed counts as a secret. */
  steps: siteSteps.optional(),
});
export type RecorderJob = z.infer<typeof recorderJob>;
