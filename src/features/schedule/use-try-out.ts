'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TryOutView } from '@/shared/try-out';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';

/** Has steps tried by a recorder of the server, and follows what comes of it. */
export function useTryOut() {
  const trpc = useTRPC();
  const [id, setId] = useState<string | null>(null);
  const begin = useMutation(trpc.tryOuts.start.mutationOptions({ onSuccess: (started) => setId(started.id) }));
  const found = useQuery(
    trpc.tryOuts.get.queryOptions(
      { id: id ?? '' },
      {
        enabled: id !== null,
        refetchInterval: ({ state }) => (isOver(state.data) || state.error ? false : 1_000),
      },
    ),
  );
  const error = begin.error ?? found.error;
  const view = found.data ?? null;
  return {
    view: isOver(view) ? view : null,
    running: begin.isPending || (id !== null && !isOver(view) && !found.error),
    problem: error ? readError(error).message : (view?.problem ?? null),
    start(input: { url: string; steps: string }) {
      setId(null);
      begin.mutate(input);
    },
  };
}

function isOver(view: TryOutView | null | undefined): boolean {
  return view?.state === 'done' || view?.state === 'given_up';
}
