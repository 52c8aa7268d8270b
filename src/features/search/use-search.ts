'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '@/trpc/client';
import { readPlace, type SearchPlace } from './use-search-place';

/** Results for what stands in the address; those before stay until the next are there. */
export function useSearch(place: SearchPlace) {
  const trpc = useTRPC();
  const read = useMemo(() => readPlace(place, Date.now()), [place]);
  const { text, range } = read;
  const blank = text.trim() === '' && range === null;
  const results = useQuery(
    trpc.search.everything.queryOptions(
      {
        query: text,
        kind: place.kind,
        ...(place.channel === '' ? {} : { channelId: place.channel }),
        ...(range ? { fromMs: Math.max(0, range.fromMs), toMs: range.toMs } : {}),
      },
      { enabled: !blank, placeholderData: keepPreviousData, staleTime: 10_000 },
    ),
  );
  return { ...read, blank, results };
}
