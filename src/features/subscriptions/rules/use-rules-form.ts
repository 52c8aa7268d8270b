'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useToast } from '@/components/ui/toast';
import type { ChannelView } from '@/shared/channel-views';
import { commonTexts } from '@/texts/common';
import { ruleTexts } from '@/texts/rules';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import { useRenewChannels } from '../use-channels';
import { explainRegex } from './explain-regex';
import { keepDraft, readDraft } from './rules-draft';
import { checkRules, type RulesErrors, type RulesValues, toRulesValues } from './rules-values';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * State of the form of a channel's rules. What is not saved stays as a draft when the page is left, and a message says
 * so; leaving the app altogether, the browser asks.
 */
export function useRulesForm(channel: ChannelView) {
  const { id, name, rules } = channel;
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const renew = useRenewChannels();
  const saved = toRulesValues(rules);
  const [found] = useState(() => readDraft(id));
  const [values, setValues] = useState<RulesValues>(found ?? saved);
  const [errors, setErrors] = useState<RulesErrors>({});
  const [problem, setProblem] = useState<string | null>(null);
  const checkedNow = checkRules(values);
  // An empty row, or "2.0" for "2", is no change.
  const dirty = !checkedNow.ok || !same(checkedNow.rules, rules);

  const leaving = useRef({ dirty, name, toast });
  leaving.current = { dirty, name, toast };
  useEffect(() => keepDraft(id, dirty ? values : null), [id, dirty, values]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (leaving.current.dirty) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      const { dirty: unsaved, name: of, toast: say } = leaving.current;
      if (unsaved) say(ruleTexts.waiting(of));
    };
  }, []);

  const save = useMutation(
    trpc.channels.update.mutationOptions({
      onSuccess: (view) => {
        client.setQueryData(trpc.channels.get.queryKey({ id }), view);
        setValues(toRulesValues(view.rules));
        toast(ruleTexts.saved);
      },
      onError: (error) => setProblem(explainRegex(readError(error).message).sentence),
      onSettled: renew,
    }),
  );
  const settle = () => {
    setErrors({});
    setProblem(null);
  };
  return {
    values,
    errors,
    problem,
    dirty,
    /** The form opened with what was not saved the last time. */
    resumed: found !== null,
    busy: save.isPending,
    change(changes: Partial<RulesValues>) {
      setValues((now) => ({ ...now, ...changes }));
      settle();
    },
    submit() {
      setErrors(checkedNow.ok ? {} : checkedNow.errors);
      setProblem(checkedNow.ok ? null : commonTexts.wrongFields);
      if (checkedNow.ok) save.mutate({ id, rules: checkedNow.rules });
    },
    discard() {
      setValues(saved);
      settle();
    },
  };
}
