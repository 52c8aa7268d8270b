'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useToast } from '@/components/ui/toast';
import type { ShareChoice } from '@/shared/shared-link';
import { shareTexts } from '@/texts/share';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';

/** As long as a phone's owner may be early for a broadcast that was announced for the day. */
const LONG_WAIT_SEC = 12 * 60 * 60;

type Asked = { url: string; title: string; passcode: string; choice: ShareChoice };

/** Does what was chosen, and leads to what came of it. */
export function useShare() {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const [error, setError] = useState<string | null>(null);
  const onError = (refused: unknown) => setError(readError(refused).message);
  const record = useMutation(
    trpc.recordings.create.mutationOptions({
      onSuccess: ({ id }) => router.replace(`/recordings/${id}`),
      onError,
    }),
  );
  const subscribe = useMutation(
    trpc.channels.subscribe.mutationOptions({
      onSuccess: ({ id, name }) => {
        toast(shareTexts.subscribed(name));
        router.replace(`/subscriptions/${id}`);
      },
      onError,
    }),
  );
  const go = ({ url, title, passcode, choice }: Asked) => {
    setError(null);
    if (choice === 'subscribe') return subscribe.mutate({ url });
    const wait = choice === 'when-live' ? { waitSec: LONG_WAIT_SEC } : {};
    record.mutate({ url, ...(title === '' ? {} : { title }), ...(passcode === '' ? {} : { passcode }), ...wait });
  };
  const busy = record.isPending || record.isSuccess || subscribe.isPending || subscribe.isSuccess;
  return { go, error, busy, forget: () => setError(null) };
}
