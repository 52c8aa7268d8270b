'use client';

import type { PresetName } from '@jomo/recorder/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import type { Priority } from '@/shared/event';
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
      const filters = [trpc.schedule, trpc.events, trpc.feeds, trpc.recordings].map((part) => part.pathFilter());
      await Promise.all(filters.map((filter) => client.invalidateQueries(filter)));
    };
    setTimeout(() => void renew(), PLANNED_MS);
    return renew();
  };
}

/** A date of an event, or a recording that belongs to none. */
type Planned = { occurrenceId: string | null; recordingId: string | null };
type Change = { priority?: Priority; quality?: PresetName };

/** Skip, want again, cancel, and change what is planned. */
export function usePlanActions() {
  const trpc = useTRPC();
  const toast = useToast();
  const renew = useRenewSchedule();
  const outcome = { onError: (error: unknown) => toast(readError(error).message, 'error'), onSettled: renew };
  const unskip = useMutation(trpc.schedule.unskip.mutationOptions(outcome));
  const skip = useMutation(
    trpc.schedule.skip.mutationOptions({ ...outcome, onSuccess: () => toast(scheduleTexts.skipped) }),
  );
  const cancel = useMutation(
    trpc.recordings.stop.mutationOptions({ ...outcome, onSuccess: () => toast(scheduleTexts.cancelled) }),
  );
  const date = useMutation(trpc.schedule.change.mutationOptions(outcome));
  const recording = useMutation(trpc.recordings.change.mutationOptions(outcome));
  const busy = [skip, unskip, cancel, date, recording].some(({ isPending }) => isPending);
  const changing = [date, recording].find(({ isPending }) => isPending);
  return {
    // Not by disabling the button: it would lose the keyboard's focus.
    skip: (id: string) => busy || skip.mutate({ id }),
    unskip: (id: string) => busy || unskip.mutate({ id }),
    cancel: (id: string) => busy || cancel.mutate({ id }),
    change: ({ occurrenceId, recordingId }: Planned, wish: Change) => {
      if (occurrenceId !== null) date.mutate({ id: occurrenceId, ...wish });
      else if (recordingId !== null) recording.mutate({ id: recordingId, ...wish });
    },
    /** The priority asked for just now, until the server's answer is shown. */
    asked: changing?.variables?.priority ?? null,
    busy,
  };
}
