import { presetName, siteName, siteSteps, view } from '@jomo/recorder/protocol';
import { z } from 'zod';

export const recordingStatus = z.enum([
  'scheduled',
  'queued',
  'starting',
  'opening',
  'waiting',
  'recording',
  'finishing',
  'finished',
  'failed',
  'cancelled',
]);
export type RecordingStatus = z.infer<typeof recordingStatus>;

/** A recorder runs, or is about to, in these. */
export const activeStatuses = ['starting', 'opening', 'waiting', 'recording', 'finishing'] as const;
/** Nothing happens any more in these. */
export const endedStatuses = ['finished', 'failed', 'cancelled'] as const;

export function isActive(status: RecordingStatus): boolean {
  return (activeStatuses as readonly string[]).includes(status);
}

export function isEnded(status: RecordingStatus): boolean {
  return (endedStatuses as readonly string[]).includes(status);
}

const DAY = 24 * 60 * 60;

/** What a user asks for. Times are ISO 8601 with offset; durations in seconds. */
export const createRecordingInput = z.object({
  url: z
    .string()
    .trim()
    .min(1, 'Give the address of the page.')
    .max(2000, 'That address is too long.')
    .transform((value) =>
      /^[a-z][a-z0-9+.-]*:/i.test(value) && !/^[^/]+:\d+(\/|$)/.test(value) ? value : `https://${value}`,
    )
    .pipe(
      z.url({ protocol: /^https?$/, message: 'That is not a web address. It should begin with http:// or https://.' }),
    ),
  title: z.string().trim().max(200).optional(),
  quality: presetName.default('720p30'),
  view: view.default('player'),
  chat: z.boolean().default(true),
  /** Null or left out = now. */
  startAt: z.iso.datetime({ offset: true, message: 'That is not a valid time.' }).nullish(),
  /** Null or left out = until the broadcast ends. */
  durationSec: z
    .int()
    .min(1, 'The duration must be at least a second.')
    .max(DAY, 'A recording can last 24 hours at most.')
    .nullish(),
  maxDurationSec: z
    .int()
    .min(10)
    .max(DAY)
    .default(6 * 60 * 60),
  /** How long to wait for the broadcast to begin. */
  waitSec: z
    .int()
    .min(0)
    .max(DAY)
    .default(15 * 60),
  /** How long a broadcast that ended may come back: most interruptions are shorter than the default. */
  graceSec: z.int().min(5).max(3600).default(60),
  /** Done on the page before the broadcast; see the protocol. */
  steps: siteSteps.default([]),
  /** "Treat this page as ..."; null or left out = the address says it. */
  site: siteName.nullish(),
  /**
   * For meetings: how to join. The passcode is never shown again. Left out = as in the recording that is repeated; an
   * empty name or notice = none.
   */
  passcode: z.string().trim().max(60).nullish(),
  displayName: z.string().trim().max(60).nullish(),
  notice: z.string().trim().max(300).nullish(),
  /** The recording that this one repeats: while the address is the same, its passcode is taken along. */
  again: z.string().min(1).max(64).nullish(),
});
export type CreateRecordingInput = z.input<typeof createRecordingInput>;
