'use client';

import { Sofa } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatBytes, formatPlural } from '@/components/ui/format-amount';
import { MessagePanel } from '@/components/ui/message-panel';
import { useVideoList } from '@/features/library/use-video-list';
import { VideoGrid, VideoGridSkeleton } from '@/features/library/video-grid';
import type { ChannelView } from '@/shared/channel-views';
import { QueryError } from '@/trpc/query-error';
import styles from './channel-page.module.css';

/** What of the channel is in the library. */
export function VideosSection({ channel }: { channel: ChannelView }) {
  const list = useVideoList('', channel.id);
  const videos = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <VideoGridSkeleton />;
  if (list.isError && videos.length === 0) {
    return <QueryError small title="The videos could not be loaded" error={list.error} onRetry={list.refetch} />;
  }
  if (videos.length === 0) {
    return (
      <MessagePanel small icon={<Sofa />} title="No videos yet">
        What is recorded of this channel is here, and in the library.
      </MessagePanel>
    );
  }
  return (
    <>
      <p className={styles.total}>
        {formatPlural(channel.videos, 'video', 'videos')}, {formatBytes(channel.bytes)} on disk
      </p>
      <VideoGrid videos={videos} withChannel={false} />
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}
