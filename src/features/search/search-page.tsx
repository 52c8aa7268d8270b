'use client';

import { Search } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { SearchBox } from '@/components/ui/search-box';
import { MAX_SEARCH_CHARS } from '@/shared/search/read-search';
import { searchTexts } from '@/texts/search';
import { QueryError } from '@/trpc/query-error';
import { VideoGridSkeleton } from '../library/video-grid';
import { useResultKeys } from './move-through-results';
import { SearchFilters } from './search-filters';
import styles from './search-page.module.css';
import { SearchResults } from './search-results';
import { useSearch } from './use-search';
import { useSearchPlace } from './use-search-place';

/** One search of videos, chat, channels and what is planned, as you type. */
export function SearchPage() {
  const { place, change } = useSearchPlace();
  const { text, range, typedDays, blank, results } = useSearch(place);
  const { area, onKeyDown } = useResultKeys();
  const latest = useRef({ place, change });
  latest.current = { place, change };
  // The box tells the same function all the time, or it would tell the same words again and again.
  const onSearch = useCallback((q: string) => {
    if (q !== latest.current.place.q) latest.current.change({ q });
  }, []);
  const found = blank ? undefined : results.data;

  const content = () => {
    if (blank) {
      return (
        <MessagePanel icon={<Search />} title={searchTexts.emptyTitle}>
          {searchTexts.emptyText}
        </MessagePanel>
      );
    }
    if (results.isError) {
      return <QueryError title={searchTexts.failed} error={results.error} onRetry={results.refetch} />;
    }
    if (!found) return <VideoGridSkeleton />;
    return <SearchResults results={found} text={text} kind={place.kind} onKind={(kind) => change({ kind })} />;
  };

  const counts = found
    ? searchTexts.counts(
        found.videos.items.length,
        found.moments.reduce((sum, { hits }) => sum + hits.length, 0),
        found.channels.length,
        found.upcoming.length,
        found.chapters.length,
      )
    : '';

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only moves the focus among what is in it.
    <div ref={area} onKeyDown={onKeyDown} data-search-page>
      <PageHeader title={searchTexts.title} />
      <div className={styles.box}>
        <SearchBox
          label={searchTexts.label}
          placeholder={searchTexts.placeholder}
          initial={place.q}
          maxLength={MAX_SEARCH_CHARS}
          autoFocus
          onSearch={onSearch}
        />
      </div>
      <SearchFilters place={place} onChange={change} />
      {range && typedDays && <p className={styles.note}>{searchTexts.onDays(range.label)}</p>}
      <p className="visually-hidden" role="status">
        {counts}
      </p>
      <div className={styles.results} aria-busy={results.isFetching}>
        {content()}
      </div>
    </div>
  );
}
