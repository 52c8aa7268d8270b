'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useToast } from '@/components/ui/toast';
import { formatSteps } from '@/shared/steps-yaml';
import { recordTexts } from '@/texts/record';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import { checkForm, type FormErrors, type FormValues, firstErrors } from './form-values';

/** State of the form: its values, what is wrong with them, and sending them off. `again`: the recording to record anew. */
export function useRecordForm(initial: FormValues, again: string | null) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<FormErrors>({});
  const [problem, setProblem] = useState<string | null>(null);
  /** The address of before, when secrets of it stay on the server. */
  const [secretOf, setSecretOf] = useState<string | null>(null);

  const create = useMutation(
    trpc.recordings.create.mutationOptions({
      onSuccess: async (recording) => {
        await client.invalidateQueries(trpc.recordings.pathFilter());
        router.push(`/recordings/${recording.id}`);
      },
      onError: (error) => {
        const { message, fieldErrors } = readError(error);
        const named = firstErrors(fieldErrors);
        setErrors(named);
        setProblem(Object.keys(named).length === 0 ? message : null);
      },
    }),
  );

  useEffect(() => {
    if (again === null) return;
    // The link has no steps: addresses of pages are kept in histories and logs.
    api.recordings.again.query({ id: again }).then(
      ({ url, steps, displayName, notice, keepsSecret }) => {
        setValues((now) => ({ ...now, url, steps: formatSteps(steps), displayName, notice }));
        setSecretOf(keepsSecret ? url : null);
      },
      (error) => setProblem(readError(error).message),
    );
  }, [api, again]);

  const change = (changes: Partial<FormValues>) => {
    setValues((now) => ({ ...now, ...changes }));
    setErrors({});
    setProblem(null);
  };
  const submit = () => {
    const checked = checkForm(values, Date.now());
    setProblem(null);
    setErrors(checked.ok ? {} : checked.errors);
    if (checked.ok) create.mutate({ ...checked.input, again });
  };
  const fillInTestCard = async () => {
    try {
      const { url } = await api.recordings.testcardUrl.query();
      change({
        url,
        title: recordTexts.testCard,
        when: 'now',
        until: 'duration',
        durationMin: '1',
        chat: true,
        view: 'player',
      });
    } catch (error) {
      toast(readError(error).message, 'error');
    }
  };
  return {
    values,
    errors,
    problem,
    /** A passcode that this form does not have is used as long as the address is the one of before. */
    keepsSecret: secretOf !== null && values.url.trim() === secretOf,
    change,
    submit,
    fillInTestCard,
    busy: create.isPending || create.isSuccess,
  };
}
