'use client';

import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { VideoWindow } from '@/server/library/list-window';
import type { LibraryFilter } from '@/shared/library-filter';
import type { VideoCard } from '@/shared/views';
import { useTRPC } from '@/trpc/client';
import { CHUNK } from './window-chunks';

const LIVE_MS = 2_000;
const CALM_MS = 20_000;

/**
 * The videos of the given chunks; `first` = what is known of the first one. `at` answers undefined for a place that is not
 * there yet.
 */
export function useLibraryWindow(filter: LibraryFilter, chunks: readonly number[], first: VideoWindow | null) {
  const trpc = useTRPC();
  const results = useQueries({
    queries: chunks.map((chunk) =>
      trpc.library.window.queryOptions(
        { filter, offset: chunk * CHUNK, limit: CHUNK },
        {
          staleTime: 5_000,
          initialData: chunk === 0 ? (first ?? undefined) : undefined,
          initialDataUpdatedAt: 0,
          placeholderData: chunks.length === 1 && chunk === 0 ? keepPreviousData : undefined,
          refetchInterval: ({ state }) => {
            const busy = state.data?.items.some((card) => card.status !== 'ready' || card.packaging === 'running');
            return busy ? LIVE_MS : CALM_MS;
          },
        },
      ),
    ),
  });
  const byChunk = new Map(chunks.map((chunk, index) => [chunk, results[index]?.data?.items]));
  const failed = results.find(({ isError, data }) => isError && !data);
  return {
    total: results.find(({ data }) => data)?.data?.total,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
    at: (place: number): VideoCard | undefined => byChunk.get(Math.floor(place / CHUNK))?.[place % CHUNK],
  };
}
