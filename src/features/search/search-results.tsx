'use client';

import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { useNow } from '@/components/ui/use-now';
import { hasWanted, readSearch } from '@/shared/search/read-search';
import type { SearchResults as Results, SearchKind } from '@/shared/search/search-views';
import { searchTexts } from '@/texts/search';
import { VideoGrid } from '../library/video-grid';
import { MomentResults } from './moment-results';
import { ChannelResults, ChapterResults, UpcomingResults } from './row-results';
import styles from './search-page.module.css';

type GroupProps = { kind: SearchKind | 'chapters'; title: string; onAll: (() => void) | null; children: ReactNode };

function Group({ kind, title, onAll, children }: GroupProps) {
  const id = `found-${kind}`;
  return (
    <section className={styles.group} aria-labelledby={id}>
      <div className={styles.groupHead}>
        <h2 id={id} className={styles.groupTitle}>
          {title}
        </h2>
        {onAll && kind !== 'chapters' && <Button onClick={onAll}>{searchTexts.moreOf(kind)}</Button>}
      </div>
      {children}
    </section>
  );
}

type Props = { results: Results; text: string; kind: SearchKind; onKind: (kind: SearchKind) => void };

/** What was found, kind by kind. */
export function SearchResults({ results, text, kind, onKind }: Props) {
  const now = useNow(30_000);
  const terms = readSearch(text);
  const { videos, moments, chapters, channels, upcoming } = results;
  const all = (of: SearchKind, more: boolean) => (kind === 'all' && more ? () => onKind(of) : null);
  if (videos.items.length + moments.length + chapters.length + channels.length + upcoming.length === 0) {
    const onlyLeftOut = terms.length > 0 && !hasWanted(terms);
    return (
      <MessagePanel icon={<SearchX />} title={searchTexts.nothing(text.trim())}>
        {onlyLeftOut ? searchTexts.onlyLeftOut : searchTexts.nothingText}
      </MessagePanel>
    );
  }
  return (
    <>
      {channels.length > 0 && (
        <Group kind="channels" title={searchTexts.kinds.channels} onAll={all('channels', channels.length > 5)}>
          <ChannelResults channels={channels} />
        </Group>
      )}
      {videos.items.length > 0 && (
        <Group kind="videos" title={searchTexts.kinds.videos} onAll={all('videos', videos.more)}>
          <VideoGrid videos={videos.items} />
        </Group>
      )}
      {chapters.length > 0 && (
        <Group kind="chapters" title={searchTexts.chapters} onAll={null}>
          <ChapterResults chapters={chapters} />
        </Group>
      )}
      {moments.length > 0 && (
        <Group kind="chat" title={searchTexts.moments} onAll={all('chat', moments.length > 5)}>
          <MomentResults moments={moments} text={text.trim()} terms={terms} now={now} />
        </Group>
      )}
      {upcoming.length > 0 && (
        <Group kind="upcoming" title={searchTexts.kinds.upcoming} onAll={all('upcoming', upcoming.length > 5)}>
          <UpcomingResults upcoming={upcoming} now={now} />
        </Group>
      )}
    </>
  );
}
