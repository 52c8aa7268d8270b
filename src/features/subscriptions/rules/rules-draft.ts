import { siteName } from '@jomo/recorder/protocol';
import { z } from 'zod';
import { channelRules, titlePattern } from '@/shared/channel';
import type { RulesValues } from './rules-values';

const rows = z.array(titlePattern.extend({ key: z.int(), text: z.string() }));
const { quality, view, chat, priority } = channelRules.shape;
const draft = z.object({
  must: rows,
  mustNot: rows,
  quality,
  view,
  chat,
  priority,
  maxHours: z.string(),
  graceMin: z.string(),
  lastN: z.string(),
  days: z.string(),
  gigabytes: z.string(),
  daysAfterWatched: z.string(),
  steps: z.string(),
  site: siteName.or(z.literal('auto')),
});

const nameOf = (channelId: string) => `jomo.rules.${channelId}`;

/** Rules that were changed and not saved, from this tab's memory; null when there are none. */
export function readDraft(channelId: string): RulesValues | null {
  try {
    return draft.parse(JSON.parse(sessionStorage.getItem(nameOf(channelId)) ?? 'null'));
  } catch {
    return null;
  }
}

/** Keeps a draft for this tab, or forgets it. A browser that keeps nothing loses drafts only. */
export function keepDraft(channelId: string, kept: RulesValues | null): void {
  try {
    if (kept) sessionStorage.setItem(nameOf(channelId), JSON.stringify(kept));
    else sessionStorage.removeItem(nameOf(channelId));
  } catch {
    // Private modes refuse.
  }
}
