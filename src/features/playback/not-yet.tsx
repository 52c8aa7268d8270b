'use client';

import { CircleSlash, Hourglass } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { LiveImage } from '@/components/ui/live-image';
import { MessagePanel } from '@/components/ui/message-panel';
import type { VideoCard } from '@/shared/views';
import styles from './watch-page.module.css';

const over = ['finished', 'failed', 'cancelled'];

/** In the place of the player while there is nothing to play. */
export function NotYet({ video }: { video: VideoCard }) {
  const { recordingId, recordingStatus, snapshotAt } = video;
  const hopeless = recordingStatus === null || over.includes(recordingStatus);
  const details = recordingId && <ButtonLink href={`/recordings/${recordingId}`}>Recording details</ButtonLink>;
  if (hopeless) {
    return (
      <MessagePanel icon={<CircleSlash />} title="Nothing was recorded" actions={details}>
        There is no video to play. The details of the recording say why.
      </MessagePanel>
    );
  }
  return (
    <div className={styles.notYet}>
      <LiveImage
        src={snapshotAt === null ? null : `/media/${video.id}/live.jpg?t=${snapshotAt}`}
        alt="What the recorder sees"
        className={styles.notYetImage}
      />
      <MessagePanel icon={<Hourglass />} title="Not recording yet" actions={details}>
        The video starts here by itself as soon as something is recorded.
      </MessagePanel>
    </div>
  );
}
