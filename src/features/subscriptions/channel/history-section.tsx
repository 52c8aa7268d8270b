'use client';

import { CircleDot, History, Play } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { formatMoment } from '@/components/ui/format-date';
import { formatSpan } from '@/components/ui/format-duration';
import { MessagePanel } from '@/components/ui/message-panel';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/use-now';
import type { BroadcastView } from '@/shared/channel-views';
import { channelTexts, historyTexts } from '@/texts/channel';
import { commonTexts } from '@/texts/common';
import { QueryError } from '@/trpc/query-error';
import { useChannelActions, useHistory } from '../use-channels';
import { outcomeOf } from './broadcast-outcome';
import styles from './channel-page.module.css';

const icon = { size: '1.05em', 'aria-hidden': true } as const;

function describeTimes({ startedAt, endedAt }: BroadcastView, now: number): string {
  const length = formatSpan(((endedAt ?? now) - startedAt) / 1000);
  return endedAt === null
    ? historyTexts.goingOn(formatMoment(startedAt, now), length)
    : historyTexts.lasted(formatMoment(startedAt, now), length);
}

function BroadcastRow({ broadcast, channelId, now }: { broadcast: BroadcastView; channelId: string; now: number }) {
  const { id, title, reason, recording } = broadcast;
  const { label, tone, pulse, offer } = outcomeOf(broadcast);
  const { recordAnyway, asking } = useChannelActions(channelId);
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.when}>{describeTimes(broadcast, now)}</p>
        <p className={styles.reason}>{recording?.problem ?? reason}</p>
      </div>
      <Badge tone={tone} pulse={pulse}>
        {label}
      </Badge>
      <div className={styles.rowActions}>
        {recording?.watchable && (
          <ButtonLink
            size="s"
            href={`/watch/${recording.videoId}`}
            prefetch={false}
            aria-label={historyTexts.watchLabel(title)}
            icon={<Play {...icon} />}
          >
            {commonTexts.watch}
          </ButtonLink>
        )}
        {recording && !recording.watchable && (
          <ButtonLink
            size="s"
            variant="ghost"
            href={`/recordings/${recording.id}`}
            prefetch={false}
            aria-label={historyTexts.happenedLabel(title)}
          >
            {commonTexts.whatHappened}
          </ButtonLink>
        )}
        {offer && (
          <Button size="s" icon={<CircleDot {...icon} />} busy={asking === id} onClick={() => recordAnyway(id)}>
            {commonTexts.recordNow}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The broadcasts that were seen, with what became of each and why. */
export function HistorySection({ channelId }: { channelId: string }) {
  const now = useNow(10_000);
  const { data, isError, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useHistory(channelId);
  if (!data) {
    return isError ? (
      <QueryError small title={historyTexts.failed} error={error} onRetry={refetch} />
    ) : (
      <Skeleton className={styles.placeholder} />
    );
  }
  const broadcasts = data.pages.flatMap((page) => page.items);
  if (broadcasts.length === 0) {
    return (
      <MessagePanel small icon={<History />} title={historyTexts.empty}>
        {historyTexts.emptyNote}
      </MessagePanel>
    );
  }
  return (
    <>
      <ul className={styles.list} aria-label={channelTexts.broadcasts}>
        {broadcasts.map((broadcast) => (
          <BroadcastRow key={broadcast.id} broadcast={broadcast} channelId={channelId} now={now} />
        ))}
      </ul>
      {hasNextPage && (
        <div className={styles.more}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {commonTexts.showMore}
          </Button>
        </div>
      )}
    </>
  );
}
