'use client';

import { useQuery } from '@tanstack/react-query';
import { BackLink } from '@/components/ui/back-link';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { useHydrated } from '@/components/ui/use-hydrated';
import { commonTexts } from '@/texts/common';
import { eventTexts } from '@/texts/event';
import { useTRPC } from '@/trpc/client';
import { QueryError } from '@/trpc/query-error';
import { zoneOfDevice } from '../describe-event';
import { nextHalfHour, toLocalInput } from '../local-time';
import recordStyles from '../record-page.module.css';
import { EventForm } from './event-form';
import { eventToValues, newEventValues } from './event-values';

export function NewEventPage() {
  // Zone and time are the device's, which the server does not know.
  const hydrated = useHydrated();
  return (
    <div className={recordStyles.page}>
      <BackLink href="/schedule" label={eventTexts.schedule} />
      <PageHeader title={commonTexts.newEvent} note={eventTexts.newNote} />
      {hydrated ? (
        <EventForm initial={newEventValues(zoneOfDevice(), toLocalInput(nextHalfHour(Date.now())))} event={null} />
      ) : (
        <Skeleton style={{ height: '30rem' }} />
      )}
    </div>
  );
}

export function EditEventPage({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data, isError, error, refetch } = useQuery(
    trpc.events.get.queryOptions({ id }, { refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY }),
  );
  return (
    <div className={recordStyles.page}>
      <BackLink href="/schedule" label={eventTexts.schedule} />
      <PageHeader title={data?.title ?? eventTexts.event} note={data?.problem ?? data?.ruleText ?? undefined} />
      {data ? (
        <EventForm key={data.id} initial={eventToValues(data)} event={data} />
      ) : isError ? (
        <QueryError title={eventTexts.failed} error={error} onRetry={refetch} />
      ) : (
        <Skeleton style={{ height: '30rem' }} />
      )}
    </div>
  );
}
