'use client';

import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import type { VideoCard } from '@/shared/views';
import { cardTexts } from '@/texts/card';
import { libraryTexts as texts } from '@/texts/library';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';

type Page = { items: VideoCard[]; nextCursor: string | null };
type Window = { items: VideoCard[]; total: number };
type Edit = (card: VideoCard) => VideoCard;

/** Whatever can be done to videos: shown at once where it can be, taken back with a message when the server refuses. */
export function useVideoEdits() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const lists = trpc.library.list.infiniteQueryFilter();
  const windows = trpc.library.window.queryFilter();

  const renew = async () => {
    await client.invalidateQueries({ queryKey: trpc.library.pathKey() });
    // The page on which the video is being watched shows the same.
    await client.invalidateQueries(trpc.playback.info.queryFilter());
  };
  const editCards = (edit: Edit) => {
    client.setQueriesData<InfiniteData<Page>>(
      lists,
      (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(edit) })) },
    );
    client.setQueriesData<Window>(windows, (data) => data && { ...data, items: data.items.map(edit) });
  };
  const fail = (error: unknown) => toast(readError(error).message, 'error');
  const onSettled = () => renew();

  const rename = useMutation(
    trpc.library.rename.mutationOptions({
      onMutate: ({ videoId, title }) => editCards((card) => (card.id === videoId ? { ...card, title } : card)),
      onError: fail,
      onSettled,
    }),
  );
  const star = useMutation(
    trpc.library.star.mutationOptions({
      onMutate: ({ videoId, starred }) => editCards((card) => (card.id === videoId ? { ...card, starred } : card)),
      onSuccess: ({ starred }) => toast(starred ? cardTexts.starredDone : cardTexts.unstarredDone),
      onError: fail,
      onSettled,
    }),
  );
  const keep = useMutation(
    trpc.library.starMany.mutationOptions({ onSuccess: () => toast(texts.kept), onError: fail, onSettled }),
  );
  const markWatched = useMutation(
    trpc.library.markWatched.mutationOptions({
      onSuccess: (_done, { watched }) => toast(watched ? texts.watchedDone : texts.unwatchedDone),
      onError: fail,
      onSettled,
    }),
  );
  const restore = useMutation(
    trpc.library.restore.mutationOptions({
      onSuccess: ({ videoIds }) => toast(texts.restored(videoIds.length)),
      onError: fail,
      onSettled,
    }),
  );
  const remove = useMutation(
    trpc.library.remove.mutationOptions({
      onSuccess: ({ videoIds, refused }) => {
        const text = texts.deleted(videoIds.length) + (refused > 0 ? texts.refused(refused) : '');
        toast(text, 'ok', { label: texts.undo, run: () => restore.mutate({ videoIds }) });
      },
      onError: fail,
      onSettled,
    }),
  );
  const removeForGood = useMutation(
    trpc.library.removeForGood.mutationOptions({ onSuccess: () => toast(texts.removed), onError: fail, onSettled }),
  );
  const tag = useMutation(trpc.library.tag.mutationOptions({ onError: fail, onSettled }));
  return { rename, star, keep, markWatched, restore, remove, removeForGood, tag };
}
