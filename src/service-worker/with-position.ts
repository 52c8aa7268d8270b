import type { PlaybackInfo } from '@/shared/views';

const FROM_SEC = 5;
const WATCHED_SHARE = 0.95;

/**
 * The stored info with the position that was reached on this device since, by the server's own rule: near the beginning
 * and after 95 % it begins anew.
 */
export function withPosition(info: PlaybackInfo, position: { positionSec: number } | null): PlaybackInfo {
  if (!position) return info;
  const { positionSec } = position;
  const { durationSec } = info.video;
  const watched = durationSec > 0 && positionSec >= durationSec * WATCHED_SHARE;
  const resumeSec = positionSec < FROM_SEC || watched ? 0 : Math.min(positionSec, durationSec);
  const before = info.video.progress?.watched ?? false;
  return { ...info, resumeSec, video: { ...info.video, progress: { positionSec, watched: watched || before } } };
}
