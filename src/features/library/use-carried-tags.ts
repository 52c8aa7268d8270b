'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPCClient } from '@/trpc/client';

/** Of the videos at hand, whether all or some carry a tag. */
export type Carried = 'all' | 'some' | 'none';

/**
 * Which tags videos carry. `carried` are those of all of them where that is known, else the server is asked. `note` is told
 * what was changed since.
 */
export function useCarriedTags(videoIds: readonly string[], carried: readonly string[] | null) {
  const api = useTRPCClient();
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const asked = useQuery({
    queryKey: ['carried-tags', videoIds],
    queryFn: () => api.library.carriedTags.mutate({ videoIds: [...videoIds] }),
    enabled: carried === null,
    gcTime: 0,
  });
  const of = (name: string): Carried => {
    const change = changed.get(name);
    if (change !== undefined) return change ? 'all' : 'none';
    if (carried !== null) return carried.includes(name) ? 'all' : 'none';
    const videos = asked.data?.find((tag) => tag.name === name)?.videos ?? 0;
    return videos === 0 ? 'none' : videos < videoIds.length ? 'some' : 'all';
  };
  const note = (name: string, on: boolean) => setChanged((now) => new Map(now).set(name, on));
  return { of, note, changed: [...changed.keys()] };
}
