'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** The cores that recordings may use, and what they use now. */
export function useCapacity() {
  const trpc = useTRPC();
  return useQuery(trpc.recordings.capacity.queryOptions(undefined, { refetchInterval: 5_000 }));
}
