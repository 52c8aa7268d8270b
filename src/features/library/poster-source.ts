import type { VideoCard } from '@/shared/views';

type Pictured = Pick<VideoCard, 'id' | 'status' | 'hasPoster' | 'snapshotAt'>;

/** The picture of a video: the latest live one while it is recorded, its poster later, null when there is none. */
export function posterSource({ id, status, hasPoster, snapshotAt }: Pictured): string | null {
  if (status !== 'ready' && snapshotAt !== null) return `/media/${id}/live.jpg?t=${snapshotAt}`;
  if (hasPoster) return `/media/${id}/poster.jpg`;
  return snapshotAt === null ? null : `/media/${id}/live.jpg?t=${snapshotAt}`;
}

/** Share of the video that was watched, 0 to 1; null when it was not begun, or a moment of it only. */
export function watchedShare({ progress, durationSec }: Pick<VideoCard, 'progress' | 'durationSec'>): number | null {
  if (!progress) return null;
  if (progress.watched) return 1;
  if (durationSec <= 0 || progress.positionSec < 5) return null;
  return Math.min(progress.positionSec / durationSec, 1);
}
