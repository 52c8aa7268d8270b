'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { CapacityBar } from '@/features/schedule/capacity-bar';
import { qualityOptions } from '@/features/schedule/choices';
import { freeSlots } from '@/features/schedule/free-slots';
import { useCapacity } from '@/features/schedule/use-capacity';
import { commonTexts } from '@/texts/common';
import { settingsTexts } from '@/texts/settings';
import { QueryError } from '@/trpc/query-error';
import { Section } from './section';
import styles from './settings-page.module.css';

/** How many recordings the machine can make at once. */
export function CapacitySection() {
  const { data, isError, error, refetch } = useCapacity();
  const content = () => {
    if (!data)
      return isError ? (
        <QueryError small title={commonTexts.notAvailable} error={error} onRetry={refetch} />
      ) : (
        <Skeleton style={{ height: '11rem' }} />
      );
    return (
      <>
        <CapacityBar capacity={data} />
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{commonTexts.quality}</th>
              <th scope="col">{settingsTexts.coresEach}</th>
              <th scope="col">{settingsTexts.fitNow}</th>
            </tr>
          </thead>
          <tbody>
            {qualityOptions.map(({ value, label }) => (
              <tr key={value}>
                <th scope="row">{label.split(' · ')[0]}</th>
                <td>{data.costs[value].toFixed(2)}</td>
                <td>{freeSlots(data, value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    );
  };
  return (
    <Section title={settingsTexts.capacity} note={settingsTexts.capacityNote}>
      {content()}
    </Section>
  );
}
