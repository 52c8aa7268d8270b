import { classNames } from '@/components/ui/class-names';
import { formatTimeOfDay } from '@/components/ui/format-date';
import type { RecordingLogLine } from '@/shared/views';
import { recordingTexts } from '@/texts/recordings';
import styles from './log-list.module.css';

/** The log of a recording, newest line last. */
export function LogList({ lines }: { lines: readonly RecordingLogLine[] }) {
  if (lines.length === 0) return <p className={styles.quiet}>{recordingTexts.nothingLogged}</p>;
  return (
    <ol className={classNames(styles.list, styles.scroll)} aria-label={recordingTexts.logLines}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end, and may repeat.
        <li key={index} className={styles.line}>
          <time className={styles.time}>{formatTimeOfDay(line.at)}</time>
          <span className={classNames(styles.dot, styles[line.level])} aria-label={line.level} role="img" />
          <span className={styles.message}>{line.message}</span>
        </li>
      ))}
    </ol>
  );
}
