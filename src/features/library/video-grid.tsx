'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/use-now';
import type { VideoCard } from '@/shared/views';
import { cardTexts } from '@/texts/card';
import { LibraryCard } from './library-card';
import styles from './video-grid.module.css';

type Props = { videos: readonly VideoCard[] /** Does each say which channel it is of? */; withChannel?: boolean };

export function VideoGrid({ videos, withChannel = true }: Props) {
  const now = useNow(30_000);
  return (
    <ul className={styles.grid} aria-label={cardTexts.list}>
      {videos.map((video) => (
        <li key={video.id} className={styles.cell}>
          <LibraryCard video={video} now={now} withChannel={withChannel} />
        </li>
      ))}
    </ul>
  );
}

const places = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

export function VideoGridSkeleton() {
  return (
    <div className={styles.grid} role="status" aria-label={cardTexts.loading}>
      {places.map((place) => (
        <div key={place}>
          <Skeleton className={styles.picture} />
          <Skeleton className={styles.line} />
          <Skeleton className={styles.shortLine} />
        </div>
      ))}
    </div>
  );
}
