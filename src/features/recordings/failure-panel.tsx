import { RotateCcw, TriangleAlert } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import type { RecordingDetail } from '@/shared/views';
import { adviseOn, recordAgainHref } from './describe-recording';
import styles from './failure-panel.module.css';

/** What went wrong, whose fault it is, and the way on. */
export function FailurePanel({ recording }: { recording: RecordingDetail }) {
  const { failure } = recording;
  if (!failure) return null;
  const { fault, advice } = adviseOn(failure);
  return (
    <section className={styles.panel} aria-label="What went wrong">
      <TriangleAlert className={styles.icon} size="1.375rem" aria-hidden />
      <div className={styles.text}>
        <h2 className={styles.title}>{failure.message}</h2>
        <p className={styles.advice}>
          {fault}. {advice}
          {recording.recordedSec > 0 && ' What was recorded before is kept.'}
        </p>
        {failure.detail && (
          <details className={styles.details}>
            <summary>Technical details</summary>
            <pre>{failure.detail}</pre>
          </details>
        )}
      </div>
      <ButtonLink
        href={recordAgainHref(recording)}
        variant={failure.retryable ? 'primary' : 'secondary'}
        size="s"
        icon={<RotateCcw size="1.05em" aria-hidden />}
      >
        Record again
      </ButtonLink>
    </section>
  );
}
