'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TitleRules } from '@/shared/channel';
import { useTRPC } from '@/trpc/client';

const PAUSE_MS = 250;

/** What these rules would have done with past broadcasts; asked for when the typing pauses. */
export function usePreview(id: string, titles: TitleRules) {
  const trpc = useTRPC();
  const typed = JSON.stringify(titles);
  const [settled, setSettled] = useState(titles);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(typed)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return useQuery(
    trpc.channels.previewRules.queryOptions({ id, titles: settled }, { placeholderData: keepPreviousData }),
  );
}
