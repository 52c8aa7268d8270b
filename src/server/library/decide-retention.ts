import type { KeepRules } from '@/shared/channel';

const DAY_MS = 24 * 3600 * 1000;

export type KeptVideo = {
  id: string;
  /** Epoch ms. */
  recordedAt: number;
  bytes: number;
  starred: boolean;
  /** When somebody watched it to its end, epoch ms. */
  watchedAt: number | null;
  /** Still recorded, packaged or played just now: left alone. */
  busy: boolean;
};

export type Removal = { id: string; reason: string };

function expired(video: KeptVideo, rules: KeepRules, now: number): string | null {
  if (rules.days !== null && now - video.recordedAt > rules.days * DAY_MS) return `older than ${rules.days} days`;
  if (rules.daysAfterWatched !== null && video.watchedAt !== null) {
    if (now - video.watchedAt > rules.daysAfterWatched * DAY_MS) return 'watched';
  }
  return null;
}

/**
 * Which videos of one channel its keep rules give up, the oldest first. A starred or busy one never goes, but counts for
 * "last N" and for the size: a rule never deletes more because something is starred. Pure.
 */
export function decideRetention(videos: readonly KeptVideo[], rules: KeepRules, now: number): Removal[] {
  const newest = [...videos].sort((a, b) => b.recordedAt - a.recordedAt);
  const limit = rules.gigabytes === null ? Number.POSITIVE_INFINITY : rules.gigabytes * 1e9;
  const removals: Removal[] = [];
  let bytes = 0;
  let count = 0;
  for (const video of newest) {
    const fixed = video.starred || video.busy;
    const full = bytes + video.bytes > limit && count > 0 ? `more than ${rules.gigabytes} GB` : null;
    const many = rules.lastN !== null && count >= rules.lastN ? `not among the last ${rules.lastN}` : null;
    const reason = expired(video, rules, now) ?? many ?? full;
    if (reason !== null && !fixed) {
      removals.push({ id: video.id, reason });
      continue;
    }
    count += 1;
    bytes += video.bytes;
  }
  return removals.reverse();
}
