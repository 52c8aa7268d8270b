'use client';

import { CalendarSync, Plus } from 'lucide-react';
import { useState } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/use-now';
import { calendarTexts } from '@/texts/calendars';
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
      <QueryError small title={calendarTexts.failed} error={error} onRetry={refetch} />
    ) : (
      <Skeleton className={styles.placeholder} />
    );
  }
  if (data.length === 0) {
    return (
      <MessagePanel icon={<CalendarSync />} title={calendarTexts.empty}>
        {calendarTexts.emptyNote}
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
      <BackLink href="/schedule" label={calendarTexts.schedule} />
      <PageHeader title={calendarTexts.title} note={calendarTexts.note}>
        <Button variant="primary" icon={<Plus size="1.1em" aria-hidden />} onClick={() => setAdding(true)}>
          {calendarTexts.add}
        </Button>
      </PageHeader>
      <Feeds now={now} />
      <FeedEvents now={now} />
      <p className={styles.tested}>{calendarTexts.tested}</p>
      {adding && <FeedForm feed={null} onClose={() => setAdding(false)} />}
    </>
  );
}
