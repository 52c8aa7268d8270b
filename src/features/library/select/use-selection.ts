'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { LibraryFilter } from '@/shared/library-filter';
import { useTRPC } from '@/trpc/client';
import type { Choosing } from '../library-card';

/** Everything from one id to another in an order, both included; what is not in it counts as the other. Pure. */
export function rangeOf(ids: readonly string[], anchor: string | null, id: string): string[] {
  const to = ids.indexOf(id);
  const from = anchor === null ? to : ids.indexOf(anchor);
  if (to < 0 || from < 0) return [id];
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

export type Selection = ReturnType<typeof useSelection>;

/** Which videos are chosen, while they are chosen at all. */
export function useSelection(filter: LibraryFilter) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [on, setOn] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);

  const stop = useCallback(() => {
    setOn(false);
    setChosen(new Set());
    setAnchor(null);
  }, []);
  const all = () => client.fetchQuery(trpc.library.ids.queryOptions(filter));
  const choose = async (id: string, extend: boolean) => {
    const adding = extend && anchor !== null ? rangeOf(await all(), anchor, id) : [id];
    setChosen((now) => {
      const next = new Set(now);
      if (adding.length === 1 && next.has(id)) next.delete(id);
      else for (const one of adding) next.add(one);
      return next;
    });
    setAnchor(id);
  };
  const chooseAll = async () => setChosen(new Set(await all()));

  const choosing = (id: string): Choosing | undefined =>
    on ? { chosen: chosen.has(id), onChoose: (extend) => void choose(id, extend) } : undefined;
  return { on, start: () => setOn(true), stop, ids: [...chosen], chooseAll, choosing };
}
