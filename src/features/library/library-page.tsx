'use client';

import { CircleDot, SearchX, Sofa } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { SearchBox } from '@/components/ui/search-box';
import { QueryError } from '@/trpc/query-error';
import styles from './library-page.module.css';
import { useVideoList } from './use-video-list';
import { VideoGrid, VideoGridSkeleton } from './video-grid';

function Empty({ query }: { query: string }) {
  if (query !== '') {
    return (
      <MessagePanel icon={<SearchX />} title={`Nothing found for “${query}”`}>
        Try fewer or other words of the title or the address.
      </MessagePanel>
    );
  }
  return (
    <MessagePanel
      icon={<Sofa />}
      title="Your library is empty"
      actions={
        <ButtonLink href="/record" variant="primary" icon={<CircleDot size="1.1em" aria-hidden />}>
          Record a page
        </ButtonLink>
      }
    >
      Give Jomo the address of a live page. It records while you are away, and you watch it here whenever you like.
    </MessagePanel>
  );
}

export function LibraryPage() {
  const [query, setQuery] = useState('');
  const list = useVideoList(query);
  const videos = list.data?.pages.flatMap((page) => page.items) ?? [];

  const content = () => {
    if (list.isPending) return <VideoGridSkeleton />;
    if (list.isError && videos.length === 0) {
      return <QueryError title="The library could not be loaded" error={list.error} onRetry={list.refetch} />;
    }
    return videos.length === 0 ? <Empty query={query} /> : <VideoGrid videos={videos} />;
  };

  return (
    <>
      <PageHeader title="Library">
        <SearchBox label="Search the library" onSearch={setQuery} />
        <ButtonLink
          href="/record"
          variant="primary"
          className={styles.record}
          icon={<CircleDot size="1.1em" aria-hidden />}
        >
          New recording
        </ButtonLink>
      </PageHeader>
      {content()}
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
