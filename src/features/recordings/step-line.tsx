import { Check, Minus, X } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { formatTimeOfDay } from '@/components/ui/format-date';
import type { RecordingView } from '@/shared/views';
import { stepTexts } from '@/texts/recordings';
import { stateSteps } from './state-steps';
import styles from './step-line.module.css';

/** The states a recording goes through, with the one it is in. */
export function StepLine({ recording }: { recording: RecordingView }) {
  return (
    <ol className={styles.line} aria-label={stepTexts.label}>
      {stateSteps(recording).map((step) => (
        <li
          key={step.label}
          className={classNames(styles.step, styles[step.state])}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.dot} aria-hidden>
            {step.state === 'done' && <Check size="0.75rem" strokeWidth={3.5} />}
            {step.state === 'skipped' && <Minus size="0.75rem" strokeWidth={3.5} />}
            {step.state === 'failed' && <X size="0.75rem" strokeWidth={3.5} />}
          </span>
          <span className={styles.label}>{step.label}</span>
          <span className={styles.time}>
            {step.state === 'skipped' ? stepTexts.skipped : step.at === null ? '' : formatTimeOfDay(step.at)}
          </span>
        </li>
      ))}
    </ol>
  );
}
