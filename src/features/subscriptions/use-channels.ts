'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import type { ChannelView } from '@/shared/channel-views';
import { subscriptionTexts } from '@/texts/subscriptions';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';

const FRESH_MS = 1_500;
const CALM_MS = 8_000;
/** A long list is heavy to send again and again. */
const LONG_LIST = 100;
const LONG_MS = 20_000;

/** Nobody has looked at it yet: name and picture come any moment. */
const isFresh = ({ checkedAt, paused }: ChannelView) => checkedAt === null && !paused;

/** All channels by name. Asked for again often while a new one is looked at for the first time. */
export function useChannels() {
  const trpc = useTRPC();
  return useQuery(
    trpc.channels.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => {
        const channels = state.data ?? [];
        if (channels.length > LONG_LIST) return LONG_MS;
        return channels.some(isFresh) ? FRESH_MS : CALM_MS;
      },
    }),
  );
}

export function useChannel(id: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.channels.get.queryOptions(
      { id },
      {
        refetchInterval: ({ state }) => {
          const channel = state.data;
          const due = channel && !channel.paused && channel.nextCheckAt <= Date.now();
          return channel && (isFresh(channel) || due) ? FRESH_MS : CALM_MS / 2;
        },
      },
    ),
  );
}

/** The broadcasts of a channel that were seen, latest first, page by page. */
export function useHistory(id: string) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.channels.history.infiniteQueryOptions(
      { id, limit: 30 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: CALM_MS / 2 },
    ),
  );
}

/** To be called whenever something about channels was changed. */
export function useRenewChannels() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries(trpc.channels.pathFilter());
}

/** Look now, pause, go on, record what is on. Refusals are shown as a message. */
export function useChannelActions(id: string) {
  const trpc = useTRPC();
  const toast = useToast();
  const renew = useRenewChannels();
  const shared = { onError: (error: unknown) => toast(readError(error).message, 'error'), onSettled: renew };
  const checkNow = useMutation(
    trpc.channels.checkNow.mutationOptions({ ...shared, onSuccess: () => toast(subscriptionTexts.looking) }),
  );
  const update = useMutation(
    trpc.channels.update.mutationOptions({
      ...shared,
      onSuccess: ({ paused }) => toast(paused ? subscriptionTexts.pausedDone : subscriptionTexts.resumed),
    }),
  );
  const recordAnyway = useMutation(
    trpc.channels.recordAnyway.mutationOptions({ ...shared, onSuccess: () => toast(subscriptionTexts.willBeRecorded) }),
  );
  return {
    checkNow: () => checkNow.mutate({ id }),
    checking: checkNow.isPending,
    pause: (paused: boolean) => update.mutate({ id, paused }),
    pausing: update.isPending,
    recordAnyway: (broadcastId: string) => recordAnyway.mutate({ broadcastId }),
    asking: recordAnyway.isPending ? (recordAnyway.variables?.broadcastId ?? null) : null,
  };
}
