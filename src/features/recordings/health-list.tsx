import { HeartPulse } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { formatTimeOfDay } from '@/components/ui/format-date';
import type { RecordingDetail } from '@/shared/views';
import { recordingTexts } from '@/texts/recordings';
import { describeMark, toneOfMark } from './health-text';
import styles from './log-list.module.css';

const dots = { good: styles.good, bad: styles.warn, step: styles.step } as const;

/** What was noticed about a recording and what was done about it. */
export function HealthList({ marks, running }: { marks: RecordingDetail['health']; running: boolean }) {
  if (marks.length === 0) {
    return (
      <p className={styles.quiet}>
        <HeartPulse size="1.1em" aria-hidden /> {running ? recordingTexts.noTrouble : recordingTexts.nothingNoticed}
      </p>
    );
  }
  return (
    <ol className={styles.list}>
      {marks.map((mark) => (
        <li key={`${mark.at}-${mark.kind}-${mark.phase}-${mark.detail}`} className={styles.line}>
          <time className={styles.time}>{formatTimeOfDay(mark.at)}</time>
          <span className={classNames(styles.dot, dots[toneOfMark(mark)])} aria-hidden />
          <span className={styles.message}>{describeMark(mark)}</span>
        </li>
      ))}
    </ol>
  );
}
