'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useToast } from '@/components/ui/toast';
import { type FeedSettings, MOST_CALENDAR_BYTES } from '@/shared/feed';
import { calendarTexts } from '@/texts/calendars';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import { useRenewSchedule } from '../board/use-plan-actions';

export function useFeeds() {
  const trpc = useTRPC();
  return useQuery(trpc.feeds.list.queryOptions(undefined, { refetchInterval: 5_000 }));
}

/** Ask now, change, remove. */
export function useFeedActions(id: string) {
  const trpc = useTRPC();
  const toast = useToast();
  const renew = useRenewSchedule();
  const shared = { onError: (error: unknown) => toast(readError(error).message, 'error'), onSettled: renew };
  const poll = useMutation(
    trpc.feeds.poll.mutationOptions({ ...shared, onSuccess: () => toast(calendarTexts.asking) }),
  );
  const remove = useMutation(
    trpc.feeds.delete.mutationOptions({ ...shared, onSuccess: () => toast(calendarTexts.removed) }),
  );
  return {
    poll: () => poll.mutate({ id }),
    remove: () => remove.mutate({ id }),
    busy: poll.isPending || remove.isPending,
  };
}

export type FeedSource = { kind: 'url'; url: string } | { kind: 'file'; file: File };

function assertSize(file: File): void {
  if (file.size > MOST_CALENDAR_BYTES) throw new Error(calendarTexts.tooLarge);
}

async function upload(id: string, file: File): Promise<void> {
  assertSize(file);
  const response = await fetch(`/calendars/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'text/calendar' },
    body: await file.text(),
  });
  if (response.ok) return;
  const answer: unknown = await response.json().catch(() => null);
  const said = typeof answer === 'object' && answer !== null && 'error' in answer ? String(answer.error) : null;
  throw new Error(said ?? calendarTexts.notTaken);
}

/** Sends a new calendar, or the changes of one that is there. `onWrong`: what the server finds wrong with which field. */
export function useSaveFeed(onDone: () => void, onWrong: (errors: Record<string, string>) => void) {
  const api = useTRPCClient();
  const toast = useToast();
  const renew = useRenewSchedule();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const run = async (work: () => Promise<string>) => {
    setBusy(true);
    setProblem(null);
    try {
      toast(await work());
      onDone();
    } catch (error) {
      // Only errors of our own upload are plain ones; their text is the server's sentence.
      const { code, message, fieldErrors } = readError(error);
      if (fieldErrors.url) onWrong({ url: message });
      else
        setProblem(code === null && error instanceof Error && !(error instanceof TypeError) ? error.message : message);
    } finally {
      setBusy(false);
      void renew();
    }
  };

  const create = (settings: FeedSettings, source: FeedSource) =>
    run(async () => {
      if (source.kind === 'url') {
        await api.feeds.create.mutate({ ...settings, source });
        return calendarTexts.added;
      }
      const { file } = source;
      assertSize(file);
      const feed = await api.feeds.create.mutate({ ...settings, source: { kind: 'file', fileName: file.name } });
      try {
        await upload(feed.id, file);
      } catch (error) {
        // A file that cannot be read leaves no empty calendar behind.
        await api.feeds.delete.mutate({ id: feed.id });
        throw error;
      }
      return calendarTexts.taken;
    });
  /** `source`: a new address or file; null = as it was. */
  const update = (id: string, settings: FeedSettings, source: FeedSource | null) =>
    run(async () => {
      await api.feeds.update.mutate({ ...settings, id, ...(source?.kind === 'url' ? { url: source.url } : {}) });
      if (source?.kind === 'file') await upload(id, source.file);
      return calendarTexts.changed;
    });
  return { create, update, busy, problem };
}
