'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import type { OwnChapter } from '@/shared/views';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';

/** Changes the user's own chapters of a video: shown at once, and as the server has them when it has answered. */
export function useChapterEdits(videoId: string) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const key = trpc.playback.info.queryKey({ videoId });
  const change = (edit: (chapters: OwnChapter[]) => OwnChapter[]) =>
    client.setQueryData(key, (info) => info && { ...info, chapters: edit(info.chapters ?? []) });
  const options = {
    onError: (error: unknown) => toast(readError(error).message, 'error'),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  };
  const add = useMutation(
    trpc.playback.addChapter.mutationOptions({
      ...options,
      onSuccess: (made) => change((chapters) => [...chapters, made]),
    }),
  );
  const rename = useMutation(
    trpc.playback.renameChapter.mutationOptions({
      ...options,
      onMutate: ({ id, title }) => change((all) => all.map((one) => (one.id === id ? { ...one, title } : one))),
    }),
  );
  const remove = useMutation(
    trpc.playback.removeChapter.mutationOptions({
      ...options,
      onMutate: ({ id }) => change((all) => all.filter((one) => one.id !== id)),
    }),
  );
  return { add, rename, remove };
}
