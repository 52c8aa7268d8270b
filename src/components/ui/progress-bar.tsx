import { classNames } from './class-names';
import styles from './progress-bar.module.css';

/** `value` from 0 to 1. */
export function ProgressBar({
  value,
  label,
  className,
  tone,
}: {
  value: number;
  label: string;
  className?: string;
  tone?: 'accent' | 'warn';
}) {
  const percent = Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={classNames(styles.track, className)}
    >
      <div className={classNames(styles.fill, tone === 'warn' && styles.warn)} style={{ width: `${percent}%` }} />
    </div>
  );
}
