'use client';

import { Activity } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { DownloadButton } from '@/features/offline/download-button';
import type { PlaybackInfo } from '@/shared/views';
import { watchTexts } from '@/texts/watch';
import { MarksDialog } from './marks-dialog';
import { seekMarks } from './player/seek-marks';
import { StarButton } from './star-button';
import styles from './watch-page.module.css';
import { WatchTitle } from './watch-title';

/** Fetched once there is a picture. */
const VideoMenu = lazy(() => import('./video-menu'));

function WatchBadge({ info: { live, video } }: { info: PlaybackInfo }) {
  if (live && video.recordingStatus === 'recording') {
    return (
      <Badge tone="live" pulse>
        {watchTexts.recording}
      </Badge>
    );
  }
  // It has been recorded already, so what it waits for has ended and may come back.
  if (live && video.recordingStatus === 'waiting') return <Badge tone="warn">{watchTexts.paused}</Badge>;
  if (video.packaging === 'running')
    return <Badge>{watchTexts.preparing(Math.round(video.packagingProgress * 100))}</Badge>;
  return null;
}

type Props = { info: PlaybackInfo; onSeek: (sec: number) => void; pictured: boolean };

/** Title, state and health above the picture. */
export function WatchHeader({ info, onSeek, pictured }: Props) {
  const [listing, setListing] = useState(false);
  const { health, gaps, runs, video } = info;
  const marks = useMemo(() => seekMarks({ health, gaps, runs }), [health, gaps, runs]);
  return (
    <header className={styles.header}>
      {/* Fetched ahead only once there is a picture: it would slow that down. */}
      <WatchTitle video={video} prefetching={pictured} />
      <WatchBadge info={info} />
      <StarButton video={video} />
      {!info.live && <DownloadButton video={video} />}
      {marks.length > 0 && (
        <button type="button" className={styles.health} onClick={() => setListing(true)}>
          <Activity size="1.125rem" aria-hidden />
          <span>{watchTexts.marks(marks.length)}</span>
        </button>
      )}
      <Suspense fallback={null}>{pictured && <VideoMenu video={video} />}</Suspense>
      {listing && <MarksDialog marks={marks} onSeek={onSeek} onClose={() => setListing(false)} />}
    </header>
  );
}
