'use client';

import { ProgressBar } from '@/components/ui/progress-bar';
import type { CapacityView } from '@/shared/views';
import styles from './capacity-bar.module.css';

/** How much of the machine recordings use now. */
export function CapacityBar({ capacity }: { capacity: CapacityView }) {
  const { usedCores, capacityCores } = capacity;
  const share = capacityCores > 0 ? usedCores / capacityCores : 1;
  return (
    <div className={styles.capacity}>
      <p className={styles.line}>
        <span>CPU for recordings</span>
        <span className={styles.figure}>
          {usedCores.toFixed(1)} of {capacityCores.toFixed(1)} cores
        </span>
      </p>
      <ProgressBar value={share} label="CPU reserved for recordings" tone={share > 0.9 ? 'warn' : 'accent'} />
    </div>
  );
}
