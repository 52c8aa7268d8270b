import { MonitorPlay } from 'lucide-react';
import { LiveImage } from '@/components/ui/live-image';
import type { RecordingView } from '@/shared/views';
import styles from './live-picture.module.css';

type Props = { recording: Pick<RecordingView, 'videoId' | 'snapshotAt' | 'title'> };

/** What the recorder sees; replaced whenever there is a newer picture. */
export function LivePicture({ recording: { videoId, snapshotAt, title } }: Props) {
  return (
    <div className={styles.frame}>
      <MonitorPlay className={styles.blank} size="2rem" aria-hidden />
      <LiveImage
        src={snapshotAt === null ? null : `/media/${videoId}/live.jpg?t=${snapshotAt}`}
        alt={`What is being recorded: ${title}`}
        className={styles.image}
      />
    </div>
  );
}
