'use client';

import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import type { VideoCard } from '@/shared/views';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';

type Page = { items: VideoCard[]; nextCursor: string | null };

/** Renaming, starring and deleting: shown at once, taken back with a message when the server refuses. */
export function useVideoEdits() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const filter = trpc.library.list.infiniteQueryFilter();

  const editLists = async (edit: (items: VideoCard[]) => VideoCard[]) => {
    await client.cancelQueries(filter);
    const before = client.getQueriesData<InfiniteData<Page>>(filter);
    client.setQueriesData<InfiniteData<Page>>(
      filter,
      (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: edit(page.items) })) },
    );
    return before;
  };
  const takeBack = (error: unknown, before: Awaited<ReturnType<typeof editLists>> | undefined) => {
    for (const [key, data] of before ?? []) client.setQueryData(key, data);
    toast(readError(error).message, 'error');
  };
  const onSettled = () => client.invalidateQueries(filter);

  const rename = useMutation(
    trpc.library.rename.mutationOptions({
      onMutate: ({ videoId, title }) =>
        editLists((items) => items.map((item) => (item.id === videoId ? { ...item, title } : item))),
      onError: (error, _input, before) => takeBack(error, before),
      onSettled,
    }),
  );
  const star = useMutation(
    trpc.library.star.mutationOptions({
      onMutate: ({ videoId, starred }) =>
        editLists((items) => items.map((item) => (item.id === videoId ? { ...item, starred } : item))),
      onSuccess: ({ starred }) => toast(starred ? 'Starred: no rule deletes it.' : 'The star is gone.'),
      onError: (error, _input, before) => takeBack(error, before),
      onSettled,
    }),
  );
  const remove = useMutation(
    trpc.library.remove.mutationOptions({
      onMutate: ({ videoId }) => editLists((items) => items.filter((item) => item.id !== videoId)),
      onSuccess: () => toast('Deleted.'),
      onError: (error, _input, before) => takeBack(error, before),
      onSettled,
    }),
  );
  return { rename, star, remove };
}
