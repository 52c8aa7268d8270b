'use client';

import { Badge } from '@/components/ui/badge';
import { Skeleton } from '@/components/ui/skeleton';
import type { HealthReport } from '@/shared/health-report';
import { commonTexts } from '@/texts/common';
import { settingsTexts } from '@/texts/settings';
import { QueryError } from '@/trpc/query-error';
import { Section } from './section';
import styles from './settings-page.module.css';
import { useHealth } from './use-health';

const names: readonly [keyof HealthReport['checks'], string][] = [
  ['worker', settingsTexts.checks.worker],
  ['jobs', settingsTexts.checks.jobs],
  ['database', settingsTexts.checks.database],
  ['disk', settingsTexts.checks.disk],
];

/** Whether everything that the server consists of is at work. */
export function SystemSection() {
  const { data, isError, error, refetch } = useHealth();
  const content = () => {
    if (!data)
      return isError ? (
        <QueryError small title={commonTexts.notAvailable} error={error} onRetry={refetch} />
      ) : (
        <Skeleton style={{ height: '9rem' }} />
      );
    return (
      <table className={styles.table}>
        <tbody>
          {names.map(([name, label]) => {
            const { ok, detail } = data.checks[name];
            return (
              <tr key={name}>
                <th scope="row">{label}</th>
                <td>
                  {detail}{' '}
                  <Badge tone={ok ? 'neutral' : 'danger'}>{ok ? settingsTexts.ok : settingsTexts.problem}</Badge>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    );
  };
  return <Section title={settingsTexts.system}>{content()}</Section>;
}
