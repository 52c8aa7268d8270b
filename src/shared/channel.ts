import { presetName, siteName, siteSteps, view } from '@jomo/recorder/protocol';
import { z } from 'zod';
import { pageUrl, priority } from './event';

/** What a title has to contain: one word or phrase (case and accents do not count), or a regular expression (RE2). */
export const titlePattern = z.strictObject({
  kind: z.enum(['words', 'regex']),
  text: z.string().trim().min(1, 'Give at least one letter.').max(200, 'A rule can have 200 characters at most.'),
});
export type TitlePattern = z.infer<typeof titlePattern>;

/** A broadcast is recorded when any of `must` fits (or there is none) and none of `mustNot` does. */
export const titleRules = z.object({
  must: z.array(titlePattern).max(20).default([]),
  mustNot: z.array(titlePattern).max(20).default([]),
});
export type TitleRules = z.infer<typeof titleRules>;

/** Which finished videos of a channel stay; null = no such limit. A starred video always stays. */
export const keepRules = z.object({
  lastN: z.int().min(1).max(10_000).nullable().default(null),
  days: z.int().min(1).max(3650).nullable().default(null),
  gigabytes: z.number().min(1).max(100_000).nullable().default(null),
  /** A video goes this many days after it was watched to its end; 0 = when rules are applied next, each night at least. */
  daysAfterWatched: z.int().min(0).max(365).nullable().default(null),
});
export type KeepRules = z.infer<typeof keepRules>;

export const channelSite = z.enum(['youtube', 'twitch', 'kick', 'other']);
export type ChannelSite = z.infer<typeof channelSite>;

/** What the user may set for one channel. */
export const channelRules = z.object({
  titles: titleRules.prefault({}),
  quality: presetName.default('720p30'),
  view: view.default('player'),
  chat: z.boolean().default(true),
  /** Higher goes first when not everything fits. */
  priority: priority.default(0),
  maxDurationSec: z
    .int()
    .min(60)
    .max(24 * 3600)
    .default(12 * 3600),
  /** How long a broadcast that ended may come back as the next part of the same video. */
  graceSec: z.int().min(5).max(3600).default(300),
  keep: keepRules.prefault({}),
  steps: siteSteps.default([]),
  /** "Treat this page as ..."; null = the address says it. */
  site: siteName.nullable().default(null),
});
export type ChannelRules = z.infer<typeof channelRules>;

/** What a user subscribes to. Without `name` the site is asked for one. */
export const subscribeInput = z.object({
  url: pageUrl,
  name: z.string().trim().max(200).optional(),
  rules: channelRules.prefault({}),
});
export type SubscribeInput = z.input<typeof subscribeInput>;

/** What is left out stays as it is; rules are given whole. */
export const channelChanges = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(200).optional(),
  paused: z.boolean().optional(),
  rules: channelRules.optional(),
});
export type ChannelChanges = z.output<typeof channelChanges>;

/** A pasted list of addresses, or the text of a CSV or OPML file. The rules are for each of its channels. */
export const importInput = z.object({
  text: z.string().max(900_000, 'This file is larger than 900 kB, which no list of channels is.'),
  rules: channelRules.prefault({}),
});
