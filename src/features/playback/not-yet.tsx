'use client';

import { CircleSlash, Hourglass } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { LiveImage } from '@/components/ui/live-image';
import { MessagePanel } from '@/components/ui/message-panel';
import type { VideoCard } from '@/shared/views';
import { watchTexts } from '@/texts/watch';
import styles from './watch-page.module.css';

const over = ['finished', 'failed', 'cancelled'];

/** In the place of the player while there is nothing to play. */
export function NotYet({ video }: { video: VideoCard }) {
  const { recordingId, recordingStatus, snapshotAt } = video;
  const hopeless = recordingStatus === null || over.includes(recordingStatus);
  const details = recordingId && (
    <ButtonLink href={`/recordings/${recordingId}`}>{watchTexts.recordingDetails}</ButtonLink>
  );
  if (hopeless) {
    return (
      <MessagePanel icon={<CircleSlash />} title={watchTexts.nothingRecorded} actions={details}>
        {watchTexts.nothingNote}
      </MessagePanel>
    );
  }
  return (
    <div className={styles.notYet}>
      <LiveImage
        src={snapshotAt === null ? null : `/media/${video.id}/live.jpg?t=${snapshotAt}`}
        alt={watchTexts.recorderSees}
        className={styles.notYetImage}
      />
      <MessagePanel icon={<Hourglass />} title={watchTexts.notYet} actions={details}>
        {watchTexts.notYetNote}
      </MessagePanel>
    </div>
  );
}
