import { MonitorPlay } from 'lucide-react';
import { LiveImage } from '@/components/ui/live-image';
import { isEnded } from '@/shared/recording';
import type { RecordingView } from '@/shared/views';
import { recordingTexts } from '@/texts/recordings';
import styles from './live-picture.module.css';

type Props = { recording: Pick<RecordingView, 'videoId' | 'snapshotAt' | 'hasPoster' | 'status' | 'title'> };

function sourceOf({ videoId, snapshotAt, hasPoster, status }: Props['recording']): string | null {
  if (isEnded(status) && hasPoster) return `/media/${videoId}/poster.jpg`;
  return snapshotAt === null ? null : `/media/${videoId}/live.jpg?t=${snapshotAt}`;
}

/** What the recorder sees, replaced whenever there is a newer picture; afterwards the poster, which is sharper. */
export function LivePicture({ recording }: Props) {
  const { status, title } = recording;
  return (
    <div className={styles.frame}>
      <MonitorPlay className={styles.blank} size="2rem" aria-hidden />
      <LiveImage
        src={sourceOf(recording)}
        alt={`${isEnded(status) ? recordingTexts.pictureWas : recordingTexts.pictureIs}: ${title}`}
        className={styles.image}
      />
    </div>
  );
}
