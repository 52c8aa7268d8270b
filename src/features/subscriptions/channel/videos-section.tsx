'use client';

import { Sofa } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatBytes } from '@/components/ui/format-amount';
import { MessagePanel } from '@/components/ui/message-panel';
import { useVideoList } from '@/features/library/use-video-list';
import { VideoGrid, VideoGridSkeleton } from '@/features/library/video-grid';
import type { ChannelView } from '@/shared/channel-views';
import { channelTexts } from '@/texts/channel';
import { commonTexts } from '@/texts/common';
import { libraryTexts } from '@/texts/library';
import { QueryError } from '@/trpc/query-error';
import styles from './channel-page.module.css';

/** What of the channel is in the library. */
export function VideosSection({ channel }: { channel: ChannelView }) {
  const list = useVideoList('', channel.id);
  const videos = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <VideoGridSkeleton />;
  if (list.isError && videos.length === 0) {
    return <QueryError small title={channelTexts.videosFailed} error={list.error} onRetry={list.refetch} />;
  }
  if (videos.length === 0) {
    return (
      <MessagePanel small icon={<Sofa />} title={channelTexts.noVideos}>
        {channelTexts.noVideosNote}
      </MessagePanel>
    );
  }
  return (
    <>
      <p className={styles.total}>
        {channelTexts.onDisk(libraryTexts.count(channel.videos), formatBytes(channel.bytes))}
      </p>
      <VideoGrid videos={videos} withChannel={false} />
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {commonTexts.showMore}
          </Button>
        </div>
      )}
    </>
  );
}
