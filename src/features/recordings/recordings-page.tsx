'use client';

import { CircleDot, Clapperboard } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/use-now';
import { commonTexts } from '@/texts/common';
import { recordingTexts } from '@/texts/recordings';
import { QueryError } from '@/trpc/query-error';
import { ActiveRecording } from './active-recording';
import { RecordingRow } from './recording-row';
import styles from './recordings-page.module.css';
import { statusLook } from './status-look';
import { useActiveRecordings, usePastRecordings } from './use-recordings';
import { WorkerNotice } from './worker-notice';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  );
}

function ActiveSections({ now }: { now: number }) {
  const active = useActiveRecordings();
  if (active.isPending) return <Skeleton className={styles.placeholder} />;
  if (active.isError && !active.data) {
    return <QueryError small title={recordingTexts.failed} error={active.error} onRetry={active.refetch} />;
  }
  const running = active.data.items.filter(({ status }) => statusLook[status].phase === 'active');
  const upcoming = active.data.items.filter(({ status }) => statusLook[status].phase === 'upcoming');
  return (
    <>
      <Section title={recordingTexts.now}>
        {running.length === 0 ? (
          <p className={styles.quiet}>{recordingTexts.nothingNow}</p>
        ) : (
          <div className={styles.cards}>
            {running.map((recording) => (
              <ActiveRecording key={recording.id} recording={recording} now={now} />
            ))}
          </div>
        )}
      </Section>
      {upcoming.length > 0 && (
        <Section title={recordingTexts.upcoming}>
          <ul className={styles.list}>
            {upcoming.map((recording) => (
              <RecordingRow key={recording.id} recording={recording} now={now} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function PastSection({ now }: { now: number }) {
  const past = usePastRecordings();
  const items = past.data?.pages.flatMap((page) => page.items) ?? [];
  const content = () => {
    if (past.isPending) return <Skeleton className={styles.placeholder} />;
    if (past.isError) {
      return <QueryError small title={recordingTexts.pastFailed} error={past.error} onRetry={past.refetch} />;
    }
    if (items.length === 0) {
      return (
        <MessagePanel small icon={<Clapperboard />} title={recordingTexts.empty}>
          {recordingTexts.emptyNote}
        </MessagePanel>
      );
    }
    return (
      <ul className={styles.list}>
        {items.map((recording) => (
          <RecordingRow key={recording.id} recording={recording} now={now} />
        ))}
      </ul>
    );
  };
  return (
    <Section title={recordingTexts.past}>
      {content()}
      {past.hasNextPage && (
        <Button busy={past.isFetchingNextPage} onClick={() => void past.fetchNextPage()}>
          {commonTexts.showMore}
        </Button>
      )}
    </Section>
  );
}

export function RecordingsPage() {
  const now = useNow(1_000);
  return (
    <>
      <PageHeader title={recordingTexts.title}>
        <ButtonLink href="/record" variant="primary" icon={<CircleDot size="1.1em" aria-hidden />}>
          {recordingTexts.new}
        </ButtonLink>
      </PageHeader>
      <WorkerNotice />
      <ActiveSections now={now} />
      <PastSection now={now} />
    </>
  );
}
