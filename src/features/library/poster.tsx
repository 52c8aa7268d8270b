import { Star } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { formatClock } from '@/components/ui/format-duration';
import { LiveImage } from '@/components/ui/live-image';
import { tileBackground } from '@/components/ui/tile-background';
import type { VideoCard } from '@/shared/views';
import { cardTexts } from '@/texts/card';
import styles from './poster.module.css';
import { posterSource, watchedShare } from './poster-source';

function PosterBadge({ video }: { video: VideoCard }) {
  if (video.recordingStatus === 'recording') {
    return (
      <Badge tone="live" pulse>
        {cardTexts.recordingNow}
      </Badge>
    );
  }
  if (video.recordingStatus === 'waiting') return <Badge tone="warn">{cardTexts.waiting}</Badge>;
  if (video.recordingStatus === 'starting' || video.recordingStatus === 'opening') {
    return <Badge tone="accent">{cardTexts.starting}</Badge>;
  }
  if (video.status === 'recording') return <Badge tone="accent">{cardTexts.finishing}</Badge>;
  if (video.packaging === 'running') {
    return <Badge>{cardTexts.preparing(Math.round(video.packagingProgress * 100))}</Badge>;
  }
  return null;
}

/** The picture of a video with its length, its state and how much of it was watched. */
export function Poster({ video, first = false }: { video: VideoCard; first?: boolean }) {
  const share = watchedShare(video);
  return (
    <span className={styles.poster}>
      <span className={styles.blank} style={{ background: tileBackground(video.title) }} aria-hidden>
        {video.title.trim().charAt(0).toUpperCase()}
      </span>
      <LiveImage src={posterSource(video)} alt="" className={styles.image} first={first} />
      <span className={styles.badge}>
        <PosterBadge video={video} />
      </span>
      {video.starred && (
        <span className={styles.star} title={cardTexts.starred}>
          <Star size="0.9375rem" fill="currentColor" aria-hidden />
        </span>
      )}
      {video.durationSec > 0 && <span className={styles.duration}>{formatClock(video.durationSec)}</span>}
      {share !== null && (
        <span className={styles.track}>
          <span className={styles.watched} style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </span>
  );
}
