'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/use-now';
import type { VideoWindow } from '@/server/library/list-window';
import type { LibraryFilter } from '@/shared/library-filter';
import { cardTexts } from '@/texts/card';
import { libraryTexts as texts } from '@/texts/library';
import { QueryError } from '@/trpc/query-error';
import { LibraryCard } from './library-card';
import styles from './library-grid.module.css';
import type { Selection } from './select/use-selection';
import { useGridLayout } from './use-grid-layout';
import { useKeptPlace } from './use-kept-place';
import { useLibraryWindow } from './use-library-window';
import { VideoGridSkeleton } from './video-grid';
import { chunksOf, placesAhead } from './window-chunks';

/** As many as a screen shows. They are laid out by CSS alone, in the same places, until the grid was measured. */
const IN_SIGHT = 12;

type Props = {
  filter: LibraryFilter;
  first: VideoWindow | null;
  selection: Selection;
  empty: ReactNode;
  onTotal: (total: number) => void;
};

/** The places of the cards in a row, of so many cards in all. */
function placesOf(row: number, columns: number, total: number): number[] {
  return Array.from({ length: Math.min(columns, total - row * columns) }, (_, column) => row * columns + column);
}

/** The whole of what a filter shows, of which only the rows in sight exist: thousands scroll like dozens. */
export function LibraryGrid({ filter, first, selection, empty, onTotal }: Props) {
  const now = useNow(30_000);
  const root = useRef<HTMLDivElement>(null);
  const layout = useGridLayout(root);
  const [known, setKnown] = useState(first?.total ?? 0);
  const columns = layout?.columns ?? 1;
  const rowHeight = layout?.rowHeight ?? 300;
  const virtual = useWindowVirtualizer({
    count: Math.ceil(known / columns),
    estimateSize: () => rowHeight,
    overscan: 3,
    scrollMargin: layout?.top ?? 0,
  });
  const rows = virtual.getVirtualItems();
  const from = (rows[0]?.index ?? 0) * columns;
  const to = ((rows.at(-1)?.index ?? 0) + 1) * columns - 1;
  const heading = virtual.isScrolling ? virtual.scrollDirection : null;
  const wanted = placesAhead({ first: from, last: to }, heading, known);
  const { total, error, retry, at } = useLibraryWindow(filter, chunksOf(wanted.first, wanted.last), first);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are functions of these two.
  useEffect(() => virtual.measure(), [rowHeight, columns]);
  useEffect(() => {
    if (total === undefined) return;
    setKnown(total);
    onTotal(total);
  }, [total, onTotal]);
  useKeptPlace(JSON.stringify(filter), layout !== null && known > 0);

  const places = layout
    ? rows.flatMap(({ index }) => placesOf(index, columns, known))
    : Array.from({ length: Math.min(IN_SIGHT, known) }, (_, place) => place);
  const boxOf = (place: number) => ({
    top: Math.floor(place / columns) * rowHeight,
    insetInlineStart: `calc((100% + 1.25rem) / ${columns} * ${place % columns})`,
    width: `calc((100% - 1.25rem * ${columns - 1}) / ${columns})`,
  });
  const content = () => {
    if (error && known === 0) return <QueryError title={texts.loadFailed} error={error} onRetry={retry} />;
    if (total === undefined && known === 0) return <VideoGridSkeleton />;
    if (total === 0) return empty;
    return (
      <ul
        className={layout ? styles.rows : styles.still}
        style={layout ? { height: Math.ceil(known / columns) * rowHeight } : undefined}
        aria-label={cardTexts.list}
      >
        {places.map((place) => {
          const video = at(place);
          return (
            <li
              key={video?.id ?? `place-${place}`}
              className={styles.cell}
              style={layout ? boxOf(place) : undefined}
              aria-posinset={place + 1}
              aria-setsize={known}
            >
              {video ? (
                <LibraryCard
                  video={video}
                  now={now}
                  withChannel
                  passing={virtual.isScrolling}
                  choosing={selection.choosing(video.id)}
                  first={place === 0}
                />
              ) : (
                <Skeleton className={styles.picture} />
              )}
            </li>
          );
        })}
      </ul>
    );
  };
  return <div ref={root}>{content()}</div>;
}
