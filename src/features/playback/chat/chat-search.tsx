'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { SearchX } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { MessagePanel } from '@/components/ui/message-panel';
import { SearchBox } from '@/components/ui/search-box';
import type { Run } from '@/shared/timeline';
import { chatTexts } from '@/texts/chat';
import { useTRPC } from '@/trpc/client';
import { QueryError } from '@/trpc/query-error';
import listStyles from './chat-list.module.css';
import { messageKey } from './chat-order';
import styles from './chat-panel.module.css';
import { ChatRow, type OnAuthor } from './chat-row';
import { useRowTimes } from './use-row-times';

type Props = {
  videoId: string;
  /** What is searched for at first. */
  find: string;
  runs: readonly Run[];
  /** Only this person's messages; null = everybody's. */
  author: string | null;
  onSeek: (wallMs: number) => void;
  onAuthor: OnAuthor;
};

/** What was searched for; with nothing typed, all that the one person wrote whom the chat is narrowed to. */
function useFound({ videoId, author }: Pick<Props, 'videoId' | 'author'>, query: string) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.playback.chatSearch.infiniteQueryOptions(
      { videoId, query, ...(author === null ? {} : { author }) },
      { getNextPageParam: ({ next }) => next, enabled: query !== '' || author !== null },
    ),
  );
}

/** Finds words and people in the chat; what is found leads to its moment. */
export function ChatSearch({ videoId, find, runs, author, onSeek, onAuthor }: Props) {
  const [query, setQuery] = useState(find);
  const timesOf = useRowTimes(runs);
  const scroller = useRef<HTMLDivElement>(null);
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useFound({ videoId, author }, query);
  const found = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const virtualizer = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 6,
  });
  const rows = virtualizer.getVirtualItems();
  const atEnd = (rows.at(-1)?.index ?? -1) >= found.length - 1;
  useEffect(() => {
    if (atEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [atEnd, hasNextPage, isFetching, fetchNextPage]);

  const asked = data !== undefined;
  return (
    <>
      <div className={styles.search}>
        {/* Opened by a press, it is typed into at once; opened by an address, the keys are the player's. */}
        <SearchBox label={chatTexts.search} initial={find} onSearch={setQuery} autoFocus={find === ''} />
      </div>
      {error && <QueryError small title={chatTexts.searchFailed} error={error} onRetry={refetch} />}
      {!asked && !error && !isFetching && <p className={styles.soon}>{chatTexts.searchHint}</p>}
      {asked && found.length === 0 && !isFetching && (
        <MessagePanel small icon={<SearchX />} title={chatTexts.nothingFound}>
          {chatTexts.nothingFoundHint}
        </MessagePanel>
      )}
      <div className={listStyles.frame}>
        <div className={listStyles.scroller} ref={scroller}>
          <ul className={listStyles.canvas} aria-label={chatTexts.found} style={{ height: virtualizer.getTotalSize() }}>
            {rows.map((row) => {
              const message = found[row.index];
              if (!message) return null;
              return (
                <li
                  key={messageKey(message)}
                  ref={virtualizer.measureElement}
                  data-index={row.index}
                  className={listStyles.place}
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <ChatRow
                    videoId={videoId}
                    message={message}
                    {...timesOf(message.at)}
                    onSeek={onSeek}
                    onAuthor={onAuthor}
                  />
                </li>
              );
            })}
          </ul>
        </div>
      </div>
    </>
  );
}
