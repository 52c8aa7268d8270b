'use client';

import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { formatSpan } from '@/components/ui/format-duration';
import type { RecordingView } from '@/shared/views';
import { recordingTexts } from '@/texts/recordings';
import styles from './active-recording.module.css';
import { costFigures, silentFor } from './cost-figures';
import { describeWhen } from './describe-recording';
import { Figures } from './figures';
import { LivePicture } from './live-picture';
import { RecordingActions } from './recording-actions';
import { StatusBadge } from './status-badge';
import { statusLook } from './status-look';

/** A recording that runs: its live picture, its figures and its buttons. */
export function ActiveRecording({ recording, now }: { recording: RecordingView; now: number }) {
  const running = statusLook[recording.status].phase === 'active';
  const silent = silentFor(recording.lastHeartbeatAt, running, now);
  return (
    <article className={styles.card} aria-label={recording.title}>
      <Link href={`/recordings/${recording.id}`} className={styles.picture} aria-hidden tabIndex={-1}>
        <LivePicture recording={recording} />
      </Link>
      <div className={styles.body}>
        <div className={styles.head}>
          <StatusBadge recording={recording} />
          <span className={styles.when}>{describeWhen(recording, now)}</span>
        </div>
        <h3 className={styles.title}>
          <Link href={`/recordings/${recording.id}`}>{recording.title}</Link>
        </h3>
        {recording.statusDetail && <p className={styles.detail}>{recording.statusDetail}</p>}
        {silent !== null && (
          <p className={styles.warning}>
            <TriangleAlert size="1em" aria-hidden /> {recordingTexts.silent(formatSpan(silent))}
          </p>
        )}
        <Figures figures={costFigures(recording, true)} />
        <div className={styles.actions}>
          <RecordingActions recording={recording} />
        </div>
      </div>
    </article>
  );
}
