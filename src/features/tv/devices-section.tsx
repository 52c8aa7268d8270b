'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Tv } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { deviceTexts } from '@/texts/tv';
import { useTRPC } from '@/trpc/client';
import { QueryError } from '@/trpc/query-error';
import { readError } from '@/trpc/read-error';
import { Section } from '../settings/section';
import styles from '../settings/settings-page.module.css';
import { DeviceRow } from './device-row';

/** The televisions that were signed in by a code, each of which can be signed out. */
export function DevicesSection() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const devices = useQuery(trpc.devices.list.queryOptions());
  const unlink = useMutation(
    trpc.devices.unlink.mutationOptions({
      onSuccess: () => toast(deviceTexts.done),
      onError: (error) => toast(readError(error).message, 'error'),
      onSettled: () => client.invalidateQueries(trpc.devices.list.queryFilter()),
    }),
  );
  const content = () => {
    if (!devices.data) {
      return devices.isError ? (
        <QueryError small title={deviceTexts.failed} error={devices.error} onRetry={devices.refetch} />
      ) : (
        <Skeleton style={{ height: '3.5rem' }} />
      );
    }
    if (devices.data.length === 0) return <p className={styles.quiet}>{deviceTexts.none}</p>;
    return (
      <ul className={styles.keys}>
        {devices.data.map((device) => (
          <DeviceRow key={device.id} device={device} onUnlink={() => unlink.mutate({ id: device.id })} />
        ))}
      </ul>
    );
  };
  return (
    <Section title={deviceTexts.title} note={deviceTexts.note}>
      {content()}
      <ButtonLink href="/link" icon={<Tv size="1.1em" aria-hidden />}>
        {deviceTexts.link}
      </ButtonLink>
    </Section>
  );
}
