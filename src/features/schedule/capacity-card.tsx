'use client';

import { CircleCheck, Hourglass } from 'lucide-react';
import { Skeleton } from '@/components/ui/skeleton';
import { capacityTexts } from '@/texts/capture';
import { CapacityBar } from './capacity-bar';
import type { FormValues } from './form-values';
import { describeSlots } from './free-slots';
import styles from './record-page.module.css';
import { useCapacity } from './use-capacity';

/** Whether the machine has room for the recording that is being asked for. */
export function CapacityCard({ quality }: { quality: FormValues['quality'] }) {
  const { data, isError } = useCapacity();
  if (isError && !data) return null;
  if (!data) return <Skeleton className={styles.capacityPlaceholder} />;
  const { text, free } = describeSlots(data, quality);
  return (
    <section className={styles.aside} aria-label={capacityTexts.free}>
      <CapacityBar capacity={data} />
      <p className={free ? styles.free : styles.full} role="status">
        {free ? <CircleCheck size="1.1rem" aria-hidden /> : <Hourglass size="1.1rem" aria-hidden />}
        {text}
      </p>
    </section>
  );
}
