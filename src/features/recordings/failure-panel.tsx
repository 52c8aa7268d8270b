import { RotateCcw, TriangleAlert } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import type { RecordingDetail } from '@/shared/views';
import { commonTexts } from '@/texts/common';
import { failureTexts } from '@/texts/recordings';
import { adviseOn, recordAgainHref } from './describe-recording';
import styles from './failure-panel.module.css';

/** What went wrong, whose fault it is, and the way on. */
export function FailurePanel({ recording }: { recording: RecordingDetail }) {
  const { failure } = recording;
  if (!failure) return null;
  const { fault, advice } = adviseOn(failure);
  return (
    <section className={styles.panel} aria-label={failureTexts.title}>
      <TriangleAlert className={styles.icon} size="1.375rem" aria-hidden />
      <div className={styles.text}>
        <h2 className={styles.title}>{failure.message}</h2>
        <p className={styles.advice}>{failureTexts.summary(fault, advice, recording.recordedSec > 0)}</p>
        {failure.detail && (
          <details className={styles.details}>
            <summary>{failureTexts.details}</summary>
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
        {commonTexts.recordAgain}
      </ButtonLink>
    </section>
  );
}
