'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useToast } from '@/components/ui/toast';
import type { VideoCard } from '@/shared/views';
import { watchTexts } from '@/texts/watch';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import styles from './watch-page.module.css';

/** Stars the video that is being watched, so that no keep rule deletes it. */
export function StarButton({ video }: { video: VideoCard }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const star = useMutation(
    trpc.library.star.mutationOptions({
      onSuccess: ({ starred }) => {
        client.setQueryData(
          trpc.playback.info.queryKey({ videoId: video.id }),
          (info) => info && { ...info, video: { ...info.video, starred } },
        );
        toast(starred ? watchTexts.starredDone : watchTexts.unstarredDone);
      },
      onError: (error) => toast(readError(error).message, 'error'),
      onSettled: () => client.invalidateQueries(trpc.library.list.infiniteQueryFilter()),
    }),
  );
  const starred = star.isPending ? star.variables.starred : video.starred;
  return (
    <button
      type="button"
      className={styles.star}
      aria-label={watchTexts.star}
      aria-pressed={starred}
      title={starred ? watchTexts.isStarred : watchTexts.starIt}
      onClick={() => star.mutate({ videoId: video.id, starred: !starred })}
    >
      <Star size="1.25rem" fill={starred ? 'currentColor' : 'none'} aria-hidden />
    </button>
  );
}
