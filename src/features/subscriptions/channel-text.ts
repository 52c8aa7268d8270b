import { formatAgo, formatMoment, midSentence } from '@/components/ui/format-date';
import { formatSpan } from '@/components/ui/format-duration';
import type { ChannelView } from '@/shared/channel-views';
import { isActive } from '@/shared/recording';
import { channelLookTexts, subscriptionTexts } from '@/texts/subscriptions';

/** "YouTube", "Twitch", "Kick", or the host of the page. */
export function siteName({ site, url }: Pick<ChannelView, 'site' | 'url'>): string {
  return site === 'other' ? new URL(url).host.replace(/^www\./, '') : channelLookTexts.sites[site];
}

/** "Next look in 3 min"; the next look is put off while nobody is there to take it. */
export function describeNextLook(channel: Pick<ChannelView, 'paused' | 'nextCheckAt'>, now: number): string {
  if (channel.paused) return channelLookTexts.paused;
  const seconds = (channel.nextCheckAt - now) / 1000;
  return seconds < 1 ? channelLookTexts.beingLooked : channelLookTexts.nextLook(formatSpan(seconds));
}

/** "Last look 12 min ago with yt-dlp". */
export function describeLastLook({ checkedAt, checkedBy }: ChannelView, now: number): string {
  const { means } = channelLookTexts;
  if (checkedAt === null) return channelLookTexts.notLooked;
  const by = checkedBy !== null && Object.hasOwn(means, checkedBy) ? means[checkedBy as keyof typeof means] : null;
  return channelLookTexts.lastLook(midSentence(formatAgo(checkedAt, now)), by);
}

/** What is on, was on last, or will be on: one line. */
export function describeBroadcast({ state, liveTitle, latest, announcedAt }: ChannelView, now: number): string {
  if (state === 'live') return liveTitle ?? latest?.title ?? subscriptionTexts.kinds.live;
  if (announcedAt !== null && announcedAt > now)
    return channelLookTexts.announced(midSentence(formatMoment(announcedAt, now)));
  if (latest)
    return channelLookTexts.lastLive(midSentence(formatAgo(latest.endedAt ?? latest.startedAt, now)), latest.title);
  return state === 'unknown' ? channelLookTexts.notLooked : channelLookTexts.nothingSeen;
}

/** The recording of its latest broadcast while that goes on. */
export function runningRecording({ latest }: Pick<ChannelView, 'latest'>) {
  const recording = latest?.recording ?? null;
  return recording && isActive(recording.status) ? recording : null;
}
