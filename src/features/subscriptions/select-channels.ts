import type { ChannelView } from '@/shared/channel-views';
import { siteName } from './channel-text';

export const channelKinds = ['all', 'live', 'trouble', 'paused'] as const;
export type ChannelKind = (typeof channelKinds)[number];

function isOf(channel: ChannelView, kind: ChannelKind): boolean {
  if (kind === 'live') return channel.state === 'live' && !channel.paused;
  if (kind === 'trouble') return channel.problem !== null && !channel.paused;
  return kind === 'all' || channel.paused;
}

/** How many channels there are of each kind. */
export function countKinds(channels: readonly ChannelView[]): Record<ChannelKind, number> {
  const count = (kind: ChannelKind) => channels.filter((channel) => isOf(channel, kind)).length;
  return { all: channels.length, live: count('live'), trouble: count('trouble'), paused: count('paused') };
}

/** The channels of a kind whose name, site, address or live title has all the words; what is live first. */
export function selectChannels(channels: readonly ChannelView[], query: string, kind: ChannelKind): ChannelView[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = channels.filter((channel) => {
    if (!isOf(channel, kind)) return false;
    const text = `${channel.name} ${siteName(channel)} ${channel.url} ${channel.liveTitle ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const rank = (channel: ChannelView) => (channel.state === 'live' && !channel.paused ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}
