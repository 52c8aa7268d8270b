'use client';

import Link from 'next/link';
import { FactLine } from '@/components/ui/fact-line';
import { formatBytes } from '@/components/ui/format-amount';
import { formatClock } from '@/components/ui/format-duration';
import type { RecordingView } from '@/shared/views';
import { describeWhen } from './describe-recording';
import { RecordingActions } from './recording-actions';
import styles from './recording-row.module.css';
import { StatusBadge } from './status-badge';

function facts(recording: RecordingView, now: number): string[] {
  const parts = [describeWhen(recording, now)];
  if (recording.recordedSec > 0) parts.push(formatClock(recording.recordedSec), formatBytes(recording.bytes));
  return parts;
}

/** A recording that is to come or is over, on one line. */
export function RecordingRow({ recording, now }: { recording: RecordingView; now: number }) {
  const reason = recording.failure?.message ?? recording.statusDetail;
  return (
    <li className={styles.row}>
      <Link href={`/recordings/${recording.id}`} className={styles.text}>
        <span className={styles.title}>{recording.title}</span>
        <span className={styles.facts}>
          <FactLine facts={facts(recording, now)} />
        </span>
        {reason && recording.status !== 'finished' && <span className={styles.reason}>{reason}</span>}
      </Link>
      <StatusBadge recording={recording} />
      <span className={styles.actions}>
        <RecordingActions recording={recording} />
      </span>
    </li>
  );
}
