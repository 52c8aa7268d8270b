'use client';

import type { ChatMessage } from '@jomo/recorder/protocol';
import { type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import { HISTORY, isSettled, mergeMessages, WINDOW_MS, type WindowRange } from './chat-windows';

/** Messages in one answer: more of them take the server longer than a seek should wait. */
const PAGE = 500;
const LIVE_MS = 2_000;
/** Messages can arrive late by this much; a window that grows is read again from here before its last message. */
const LATE_MS = 10_000;

type Held = { messages: ChatMessage[]; settled: boolean };
type Source = { videoId: string; range: WindowRange | null; edgeMs: number | null; enabled: boolean };

/** Lives outside of the hook, so that it runs only when an answer came and not at every drawing. */
function combine(results: UseQueryResult<Held>[]) {
  return {
    data: results.flatMap((result) => result.data ?? []),
    pending: results.some((result) => result.isPending),
    error: results.find((result) => result.isError && !result.data)?.error ?? null,
    refetch: () => Promise.all(results.map((result) => result.refetch())),
  };
}

/** The messages of the windows in `range`, with the last ones before it. `edgeMs`: see `isSettled`. */
export function useChatMessages({ videoId, range, edgeMs, enabled }: Source) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const keyOf = (window: number) => ['chat-window', videoId, window] as const;

  const fetchWindow = async (window: number, signal: AbortSignal): Promise<Held> => {
    const from = window * WINDOW_MS;
    const settled = isSettled(window, edgeMs);
    let messages = client.getQueryData<Held>(keyOf(window))?.messages ?? [];
    const last = messages.at(-1);
    let fromMs = last ? Math.max(from, last.at - LATE_MS) : from;
    for (;;) {
      const input = { videoId, fromMs, toMs: from + WINDOW_MS, limit: PAGE };
      const page = await api.playback.chatWindow.query(input, { signal });
      messages = mergeMessages(messages, page.messages);
      const end = page.messages.at(-1);
      if (page.messages.length < PAGE || !end || end.at <= fromMs) return { messages, settled };
      fromMs = end.at;
    }
  };

  const numbers = range ? Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index) : [];
  const windows = useQueries({
    queries: numbers.map((window) => ({
      queryKey: keyOf(window),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchWindow(window, signal),
      enabled,
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
      refetchInterval: ({ state }: { state: { data?: Held } }) => (state.data && !state.data.settled ? LIVE_MS : false),
    })),
    combine,
  });
  const history = useQuery(
    trpc.playback.chatBefore.queryOptions(
      { videoId, beforeMs: (range?.first ?? 0) * WINDOW_MS, limit: HISTORY },
      { enabled: enabled && range !== null, staleTime: Number.POSITIVE_INFINITY },
    ),
  );

  const before = history.data?.messages;
  const messages = useMemo(
    () => windows.data.reduce((all, held) => mergeMessages(all, held.messages), before ?? []),
    [windows.data, before],
  );
  return {
    messages,
    pending: windows.pending && messages.length === 0,
    error: windows.error,
    refetch: windows.refetch,
  };
}
