import { CalendarClock, ListOrdered } from 'lucide-react';
import Link from 'next/link';
import { formatMoment } from '@/components/ui/format-date';
import { formatClock } from '@/components/ui/format-duration';
import type { SearchResults } from '@/shared/search/search-views';
import { searchTexts } from '@/texts/search';
import { ChannelPicture } from '../subscriptions/channel-picture';
import styles from './row-results.module.css';

export function ChannelResults({ channels }: { channels: SearchResults['channels'] }) {
  return (
    <ul className={styles.rows}>
      {channels.map((channel) => (
        <li key={channel.id}>
          <Link href={`/subscriptions/${channel.id}`} prefetch={false} className={styles.row} data-result>
            <ChannelPicture channel={channel} />
            <span className={styles.words}>
              <span className={styles.name} dir="auto">
                {channel.name}
              </span>
              <span className={styles.facts}>{searchTexts.inChannel(channel.videos)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Each leads to where it begins. */
export function ChapterResults({ chapters }: { chapters: SearchResults['chapters'] }) {
  return (
    <ul className={styles.rows}>
      {chapters.map(({ id, title, at, videoId, videoTitle }) => (
        <li key={id}>
          <Link href={`/watch/${videoId}?t=${at}`} prefetch={false} className={styles.row} data-result>
            <ListOrdered size="1.375rem" aria-hidden className={styles.icon} />
            <span className={styles.words}>
              <span className={styles.name} dir="auto">
                {title}
              </span>
              <span className={styles.facts}>{searchTexts.chapterPlace(videoTitle, formatClock(at))}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function UpcomingResults({ upcoming, now }: { upcoming: SearchResults['upcoming']; now: number }) {
  return (
    <ul className={styles.rows}>
      {upcoming.map(({ recordingId, title, startAt }) => (
        <li key={recordingId}>
          <Link href={`/recordings/${recordingId}`} prefetch={false} className={styles.row} data-result>
            <CalendarClock size="1.375rem" aria-hidden className={styles.icon} />
            <span className={styles.words}>
              <span className={styles.name} dir="auto">
                {title}
              </span>
              <span className={styles.facts}>{formatMoment(startAt, now)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
