'use client';

import { useCallback } from 'react';
import { formatClock } from '@/components/ui/format-duration';
import { type Run, wallToMedia } from '@/shared/timeline';
import { chatTexts } from '@/texts/chat';
import { formatBroadcastTime } from '../broadcast-time';
import { useTimeShown } from '../use-time-shown';

/** The two times of a message: `clock` is shown, as the player shows its own, and `when`, the other one, on pointing at it. */
export type RowTimes = { clock: string; when: string };

/** Answers the times of what was written at a wall clock (epoch milliseconds). */
export function useRowTimes(runs: readonly Run[]): (at: number) => RowTimes {
  const broadcast = useTimeShown() === 'broadcast';
  return useCallback(
    (at) => {
      const place = formatClock(wallToMedia(runs, at) ?? 0);
      const time = formatBroadcastTime(at, runs[0]?.wallStart ?? at);
      return broadcast
        ? { clock: time, when: chatTexts.placeOf(place) }
        : { clock: place, when: chatTexts.writtenAt(time) };
    },
    [runs, broadcast],
  );
}
