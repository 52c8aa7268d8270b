import type { VideoCard } from '@/shared/views';

/**
 * What to play after a video, of those that are on this device: the broadcast of the same channel that came after it, by
 * the server's own rule. Null when there is none.
 */
export function nextDownload(video: VideoCard, held: readonly VideoCard[]): VideoCard | null {
  const { channel, startedAt } = video;
  if (!channel || startedAt === null) return null;
  const later = held.filter((one) => one.channel?.id === channel.id && (one.startedAt ?? 0) > startedAt);
  return later.sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))[0] ?? null;
}
