import { formatAgo, formatMoment, midSentence } from '@/components/ui/format-date';
import { formatSpan } from '@/components/ui/format-duration';
import type { ChannelView } from '@/shared/channel-views';
import { isActive } from '@/shared/recording';

/** "YouTube", "Twitch", "Kick", or the host of the page. */
export function siteName({ site, url }: Pick<ChannelView, 'site' | 'url'>): string {
  const names = { youtube: 'YouTube', twitch: 'Twitch', kick: 'Kick' } as const;
  return site === 'other' ? new URL(url).host.replace(/^www\./, '') : names[site];
}

/** "Next look in 3 min"; the next look is put off while nobody is there to take it. */
export function describeNextLook(channel: Pick<ChannelView, 'paused' | 'nextCheckAt'>, now: number): string {
  if (channel.paused) return 'Paused: nobody looks';
  const seconds = (channel.nextCheckAt - now) / 1000;
  return seconds < 1 ? 'Being looked at' : `Next look in ${formatSpan(seconds)}`;
}

/** "Last look 12 min ago with yt-dlp". */
export function describeLastLook({ checkedAt, checkedBy }: ChannelView, now: number): string {
  const means = {
    hint: 'at its page',
    streamlink: 'with streamlink',
    'yt-dlp': 'with yt-dlp',
    browser: 'in a browser',
  };
  if (checkedAt === null) return 'Not looked at yet';
  const by = checkedBy !== null && Object.hasOwn(means, checkedBy) ? means[checkedBy as keyof typeof means] : null;
  return `Last look ${midSentence(formatAgo(checkedAt, now))}${by ? ` ${by}` : ''}`;
}

/** What is on, was on last, or will be on: one line. */
export function describeBroadcast({ state, liveTitle, latest, announcedAt }: ChannelView, now: number): string {
  if (state === 'live') return liveTitle ?? latest?.title ?? 'Live';
  if (announcedAt !== null && announcedAt > now) return `Announced for ${midSentence(formatMoment(announcedAt, now))}`;
  if (latest) return `Last live ${midSentence(formatAgo(latest.endedAt ?? latest.startedAt, now))}: ${latest.title}`;
  return state === 'unknown' ? 'Not looked at yet' : 'No broadcast seen yet';
}

/** The recording of its latest broadcast while that goes on. */
export function runningRecording({ latest }: Pick<ChannelView, 'latest'>) {
  const recording = latest?.recording ?? null;
  return recording && isActive(recording.status) ? recording : null;
}
