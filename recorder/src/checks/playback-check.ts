import type { MediaSample } from '../sites/generic/live';

export type Trouble = 'no_media' | 'frozen' | 'ended' | 'protected';

const NO_MEDIA_MS = 3000;
export const FROZEN_MS = 5000;
/** Time may creep for a rounding error's sake. */
const MOVED_SEC = 0.05;

/** Watches the main media element: is it there, does its time move? Says what is wrong, or null. */
export function createPlaybackCheck() {
  let missingSince: number | null = null;
  let last: { id: string; currentTime: number; movedAt: number } | null = null;
  return (sample: MediaSample | null, now: number): Trouble | null => {
    if (!sample) {
      missingSince ??= now;
      return now - missingSince >= NO_MEDIA_MS ? 'no_media' : null;
    }
    missingSince = null;
    if (sample.protected) return 'protected';
    if (sample.ended) return 'ended';
    // Live players trim their time line and jump back now and then: any move counts, only standing still does not.
    const moved = !last || last.id !== sample.id || Math.abs(sample.currentTime - last.currentTime) > MOVED_SEC;
    if (moved) last = { id: sample.id, currentTime: sample.currentTime, movedAt: now };
    return last && now - last.movedAt >= FROZEN_MS ? 'frozen' : null;
  };
}
