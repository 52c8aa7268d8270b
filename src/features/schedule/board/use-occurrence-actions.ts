'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';

/** The planner follows a change within about this time. */
const PLANNED_MS = 1_200;

/** Renews everything that shows the schedule: at once, and once more when the planner has followed. */
export function useRenewSchedule(): () => void {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => {
    const renew = () => {
      for (const filter of [trpc.schedule.pathFilter(), trpc.events.pathFilter(), trpc.feeds.pathFilter()]) {
        void client.invalidateQueries(filter);
      }
    };
    renew();
    setTimeout(renew, PLANNED_MS);
  };
}

/** Skip, want again, and change one date of an event. */
export function useOccurrenceActions() {
  const trpc = useTRPC();
  const toast = useToast();
  const renew = useRenewSchedule();
  const onError = (error: unknown) => toast(readError(error).message, 'error');
  const unskip = useMutation(trpc.schedule.unskip.mutationOptions({ onError, onSettled: renew }));
  const skip = useMutation(
    trpc.schedule.skip.mutationOptions({ onError, onSettled: renew, onSuccess: () => toast('Skipped this one.') }),
  );
  const change = useMutation(trpc.schedule.change.mutationOptions({ onError, onSettled: renew }));
  return {
    skip: (id: string) => skip.mutate({ id }),
    unskip: (id: string) => unskip.mutate({ id }),
    change: change.mutate,
    busy: skip.isPending || unskip.isPending || change.isPending,
  };
}
