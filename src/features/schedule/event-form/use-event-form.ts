'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useToast } from '@/components/ui/toast';
import type { Invitation } from '@/shared/invitation/invitation';
import type { EventView } from '@/shared/schedule-views';
import { commonTexts } from '@/texts/common';
import { eventTexts } from '@/texts/event';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import { useRenewSchedule } from '../board/use-plan-actions';
import { checkEvent, type EventValues, fillIn } from './event-values';

/** State of the form of a new event, or of one that is there already. */
export function useEventForm(initial: EventValues, event: EventView | null) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const renew = useRenewSchedule();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);

  const outcome = (done: string) => ({
    onSuccess: () => {
      toast(done);
      void renew();
      router.push('/schedule');
    },
    onError: (error: unknown) => {
      const { message, fieldErrors } = readError(error);
      setErrors(Object.fromEntries(Object.entries(fieldErrors).map(([field, [text]]) => [field, text ?? message])));
      setProblem(Object.keys(fieldErrors).length === 0 ? message : null);
    },
  });
  const create = useMutation(trpc.events.create.mutationOptions(outcome(eventTexts.added)));
  const update = useMutation(trpc.events.update.mutationOptions(outcome(eventTexts.changed)));
  const remove = useMutation(trpc.events.delete.mutationOptions(outcome(eventTexts.removed)));

  const change = (changes: Partial<EventValues>) => {
    setValues((now) => ({ ...now, ...changes }));
    setErrors({});
    setProblem(null);
  };
  const submit = () => {
    const checked = checkEvent(values, event?.hasPasscode ?? false);
    setErrors(checked.ok ? {} : checked.errors);
    setProblem(checked.ok ? null : commonTexts.wrongFields);
    if (!checked.ok) return;
    if (event) update.mutate({ ...checked.input, id: event.id });
    else create.mutate(checked.input);
  };
  const takeInvitation = (found: Invitation): string[] => {
    const { values: next, filled } = fillIn(values, found);
    change(next);
    return filled;
  };
  return {
    values,
    errors,
    problem,
    change,
    submit,
    takeInvitation,
    remove: () => event && remove.mutate({ id: event.id }),
    busy: create.isPending || update.isPending || remove.isPending,
  };
}
