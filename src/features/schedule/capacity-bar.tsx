'use client';

import { ProgressBar } from '@/components/ui/progress-bar';
import type { CapacityView } from '@/shared/views';
import { capacityTexts } from '@/texts/capture';
import styles from './capacity-bar.module.css';

/** How much of the machine recordings use now. */
export function CapacityBar({ capacity }: { capacity: CapacityView }) {
  const { usedCores, capacityCores } = capacity;
  const share = capacityCores > 0 ? usedCores / capacityCores : 1;
  return (
    <div className={styles.capacity}>
      <p className={styles.line}>
        <span>{capacityTexts.cpu}</span>
        <span className={styles.figure}>{capacityTexts.cores(usedCores.toFixed(1), capacityCores.toFixed(1))}</span>
      </p>
      <ProgressBar value={share} label={capacityTexts.cpuLabel} tone={share > 0.9 ? 'warn' : 'accent'} />
    </div>
  );
}
