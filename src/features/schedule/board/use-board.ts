'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';
import { dayStart } from './day-bands';

export const BOARD_DAYS = 7;

/** The coming week from today on, asked for again now and then: the planner and calendars work by themselves. */
export function useBoard(now: number) {
  const trpc = useTRPC();
  const span = { from: dayStart(now), to: dayStart(now, BOARD_DAYS) };
  return useQuery(
    trpc.schedule.board.queryOptions(span, { refetchInterval: 10_000, placeholderData: (before) => before }),
  );
}

export function useMissed() {
  const trpc = useTRPC();
  return useQuery(trpc.schedule.missed.queryOptions(undefined, { refetchInterval: 30_000 }));
}
