import { classNames } from '@/components/ui/class-names';
import type { Figure } from './cost-figures';
import styles from './figures.module.css';

/** A row of figures with their names. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map((figure) => (
        <div key={figure.label} className={styles.figure} title={figure.hint}>
          <dt className={styles.label}>{figure.label}</dt>
          <dd className={classNames(styles.value, figure.bad && styles.bad)}>{figure.value}</dd>
        </div>
      ))}
    </dl>
  );
}
