'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import { scheduleTexts } from '@/texts/schedule';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';

/** The planner follows a change within about this time. */
const PLANNED_MS = 1_200;

/** Renews everything that shows the schedule: at once, and once more when the planner has followed. Resolves after the first. */
export function useRenewSchedule(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => {
    const renew = async () => {
      const filters = [trpc.schedule.pathFilter(), trpc.events.pathFilter(), trpc.feeds.pathFilter()];
      await Promise.all(filters.map((filter) => client.invalidateQueries(filter)));
    };
    setTimeout(() => void renew(), PLANNED_MS);
    return renew();
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
    trpc.schedule.skip.mutationOptions({ onError, onSettled: renew, onSuccess: () => toast(scheduleTexts.skipped) }),
  );
  const change = useMutation(trpc.schedule.change.mutationOptions({ onError, onSettled: renew }));
  const busy = skip.isPending || unskip.isPending || change.isPending;
  return {
    // Not by disabling the button: it would lose the keyboard's focus.
    skip: (id: string) => busy || skip.mutate({ id }),
    unskip: (id: string) => busy || unskip.mutate({ id }),
    change: change.mutate,
    /** The priority asked for just now, until the server's answer is shown. */
    asked: change.isPending ? (change.variables.priority ?? null) : null,
    busy,
  };
}
