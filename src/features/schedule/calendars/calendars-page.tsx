'use client';

import { CalendarSync, Plus } from 'lucide-react';
import { useState } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/use-now';
import { QueryError } from '@/trpc/query-error';
import styles from './calendars-page.module.css';
import { FeedCard } from './feed-card';
import { FeedEvents } from './feed-events';
import { FeedForm } from './feed-form';
import { useFeeds } from './use-feeds';

function Feeds({ now }: { now: number }) {
  const { data, isError, error, refetch } = useFeeds();
  if (!data) {
    return isError ? (
      <QueryError small title="The calendars could not be loaded" error={error} onRetry={refetch} />
    ) : (
      <Skeleton className={styles.placeholder} />
    );
  }
  if (data.length === 0) {
    return (
      <MessagePanel icon={<CalendarSync />} title="No calendars yet">
        Give the secret address of a calendar, or a file. Meetings and broadcasts in it that have a link are recorded by
        themselves, and follow when the calendar changes.
      </MessagePanel>
    );
  }
  return (
    <div className={styles.cards}>
      {data.map((feed) => (
        <FeedCard key={feed.id} feed={feed} now={now} />
      ))}
    </div>
  );
}

export function CalendarsPage() {
  const now = useNow(10_000);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <BackLink href="/schedule" label="Schedule" />
      <PageHeader title="Calendars" note="Asked every quarter of an hour for meetings and broadcasts to record.">
        <Button variant="primary" icon={<Plus size="1.1em" aria-hidden />} onClick={() => setAdding(true)}>
          Add a calendar
        </Button>
      </PageHeader>
      <Feeds now={now} />
      <FeedEvents now={now} />
      {adding && <FeedForm feed={null} onClose={() => setAdding(false)} />}
    </>
  );
}
