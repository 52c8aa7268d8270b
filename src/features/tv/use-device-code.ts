'use client';

import { signIn } from 'next-auth/react';
import { useCallback, useEffect, useState } from 'react';
import { useTRPCClient } from '@/trpc/client';
import { readError } from '@/trpc/read-error';

const POLL_MS = 2_000;
const RETRY_MS = 5_000;
/** A television that nobody uses stops asking. */
const PATIENCE_MS = 60 * 60_000;

export type DeviceCodeView =
  | { phase: 'asking'; problem: string | null }
  | { phase: 'showing'; code: string }
  | { phase: 'entering' }
  | { phase: 'refused' }
  | { phase: 'resting' };

/**
 * Shows one code after the other until somebody confirms one, then signs in and calls `onEntered`. Codes run out and
 * televisions sleep: what became of a code is asked for at once when the page is seen again. `again` begins anew.
 */
export function useDeviceCode(onEntered: () => void): { view: DeviceCodeView; again: () => void } {
  const client = useTRPCClient();
  const [view, setView] = useState<DeviceCodeView>({ phase: 'asking', problem: null });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is there to begin anew.
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** What the timer, or the page coming to sight, calls next. */
    let next = () => {};
    const until = Date.now() + PATIENCE_MS;
    const plan = (step: () => Promise<void>, ms: number) => {
      clearTimeout(timer);
      if (gone) return;
      next = () => void step();
      timer = setTimeout(next, ms);
    };

    const ask = async (): Promise<void> => {
      if (Date.now() > until) return setView({ phase: 'resting' });
      try {
        const { code, secret } = await client.devices.ask.mutate({ userAgent: navigator.userAgent.slice(0, 500) });
        if (gone) return;
        setView({ phase: 'showing', code });
        plan(() => poll(secret), POLL_MS);
      } catch (error) {
        if (!gone) setView({ phase: 'asking', problem: readError(error).message });
        plan(ask, RETRY_MS);
      }
    };
    const poll = async (secret: string): Promise<void> => {
      // A television that wakes up has no network yet: the same code is asked about again.
      const state = await client.devices.poll.mutate({ secret }).catch(() => 'waiting' as const);
      if (gone) return;
      if (state === 'waiting') return plan(() => poll(secret), POLL_MS);
      if (state === 'refused') return setView({ phase: 'refused' });
      if (state === 'expired') return ask();
      setView({ phase: 'entering' });
      const answer = await signIn('device', { secret, redirect: false }).catch(() => null);
      if (gone) return;
      if (answer?.ok && !answer.error) return onEntered();
      // Without an answer the code may still be good; a refused one says "expired" at the next look.
      plan(() => poll(secret), POLL_MS);
    };
    const wake = () => {
      if (document.visibilityState !== 'visible') return;
      clearTimeout(timer);
      next();
      next = () => {};
    };
    document.addEventListener('visibilitychange', wake);
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [client, attempt, onEntered]);

  const again = useCallback(() => {
    setView({ phase: 'asking', problem: null });
    setAttempt((before) => before + 1);
  }, []);
  return { view, again };
}
