'use client';

import { Activity, ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { formatPlural } from '@/components/ui/format-amount';
import { formatMoment } from '@/components/ui/format-date';
import { useNow } from '@/components/ui/use-now';
import type { PlaybackInfo } from '@/shared/views';
import { MarksDialog } from './marks-dialog';
import { seekMarks } from './player/seek-marks';
import { StarButton } from './star-button';
import styles from './watch-page.module.css';

function WatchBadge({ info: { live, video } }: { info: PlaybackInfo }) {
  if (live && video.recordingStatus === 'recording') {
    return (
      <Badge tone="live" pulse>
        Recording
      </Badge>
    );
  }
  if (video.packaging === 'running') return <Badge>Preparing {Math.round(video.packagingProgress * 100)} %</Badge>;
  return null;
}

type Props = { info: PlaybackInfo; onSeek: (sec: number) => void; pictured: boolean };

/** Title, state and health above the picture. */
export function WatchHeader({ info, onSeek, pictured }: Props) {
  const now = useNow(60_000);
  const [listing, setListing] = useState(false);
  const { health, gaps, runs, video } = info;
  const marks = useMemo(() => seekMarks({ health, gaps, runs }), [health, gaps, runs]);
  return (
    <header className={styles.header}>
      {/* Fetched ahead only once there is a picture: it would slow that down. */}
      <Link href="/" prefetch={pictured ? null : false} className={styles.back} aria-label="Back to the library">
        <ArrowLeft size="1.375rem" aria-hidden />
      </Link>
      <div className={styles.titles}>
        <h1 className={styles.title}>{video.title}</h1>
        <p className={styles.facts}>
          {video.channel && (
            <>
              <Link href={`/subscriptions/${video.channel.id}`} prefetch={false} className={styles.channel}>
                {video.channel.name}
              </Link>
              {' · '}
            </>
          )}
          {formatMoment(video.startedAt ?? video.createdAt, now)}
        </p>
      </div>
      <WatchBadge info={info} />
      <StarButton video={video} />
      {marks.length > 0 && (
        <button type="button" className={styles.health} onClick={() => setListing(true)}>
          <Activity size="1.125rem" aria-hidden />
          <span>{formatPlural(marks.length, 'health mark', 'health marks')}</span>
        </button>
      )}
      {listing && <MarksDialog marks={marks} onSeek={onSeek} onClose={() => setListing(false)} />}
    </header>
  );
}
