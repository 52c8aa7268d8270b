import { presetName, siteName, siteSteps, view } from '@jomo/recorder/protocol';
import { z } from 'zod';
import { parseRule } from './recurrence/parse-rule';
import { isTimeZone, parseLocal } from './zone-time';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** -1 low, 0 normal, 1 high: when slots are short, the higher one starts first. */
export const priority = z.union([z.literal(-1), z.literal(0), z.literal(1)]);
export type Priority = z.infer<typeof priority>;

export const occurrenceState = z.enum(['planned', 'skipped', 'recorded', 'missed', 'cancelled']);
export type OccurrenceState = z.infer<typeof occurrenceState>;

export const timeZone = z.string().max(64).refine(isTimeZone, 'That is not a time zone.');

/** An address as people type it: without https:// it is given one. */
export const pageUrl = z
  .string()
  .trim()
  .min(1, 'Give the address of the page.')
  .max(2000, 'That address is too long.')
  .transform((value) =>
    /^[a-z][a-z0-9+.-]*:/i.test(value) && !/^[^/]+:\d+(\/|$)/.test(value) ? value : `https://${value}`,
  )
  .pipe(
    z.url({ protocol: /^https?$/, message: 'That is not a web address. It should begin with http:// or https://.' }),
  );

/** How to record an event, apart from what and when it is. Durations in seconds. */
export const captureWish = z.object({
  quality: presetName.default('720p30'),
  view: view.default('player'),
  chat: z.boolean().default(true),
  priority: priority.default(0),
  paddingBeforeSec: z
    .int()
    .min(0)
    .max(2 * HOUR, 'At most two hours.')
    .default(60),
  paddingAfterSec: z
    .int()
    .min(0)
    .max(6 * HOUR, 'At most six hours.')
    .default(300),
  /** Go on until the broadcast ends, however long it was announced to be. */
  untilEnd: z.boolean().default(false),
  /** How long to wait for a link that is not live yet. */
  waitSec: z
    .int()
    .min(0)
    .max(12 * HOUR, 'At most twelve hours.')
    .default(30 * 60),
  displayName: z.string().trim().max(60).nullish(),
  notice: z.string().trim().max(300).nullish(),
});
export type CaptureWish = z.output<typeof captureWish>;

/** What a user says of an event. */
export const eventInput = captureWish.extend({
  title: z.string().trim().min(1, 'Give it a title.').max(200),
  url: pageUrl,
  timeZone,
  startLocal: z.string().refine((value) => parseLocal(value) !== null, 'That day or time does not exist.'),
  durationSec: z
    .int()
    .min(60, 'It must last a minute at least.')
    .max(DAY, 'A recording can last 24 hours at most.')
    .nullable(),
  rrule: z
    .string()
    .trim()
    .max(500)
    .superRefine((value, check) => {
      const parsed = parseRule(value);
      if (!parsed.ok) check.addIssue({ code: 'custom', message: parsed.reason });
    })
    .nullable(),
  /** "Treat this page as ..."; null or left out = the address says it. */
  site: siteName.nullish(),
  /** Left out = unchanged; empty = none. */
  passcode: z.string().trim().max(60).optional(),
  /** Done on the page before the broadcast; see the recorder's protocol. */
  steps: siteSteps.default([]),
  paused: z.boolean().default(false),
});
export type EventInput = z.input<typeof eventInput>;

/** One occurrence that differs from the rule. Times in epoch milliseconds. */
export const eventOverride = z.object({
  recurrenceAt: z.number(),
  startAt: z.number(),
  durationSec: z.number().nullable(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  cancelled: z.boolean(),
});
export type EventOverride = z.infer<typeof eventOverride>;

export const eventOverrides = z.array(eventOverride);
export const moments = z.array(z.number());
