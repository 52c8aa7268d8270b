'use client';

import { CalendarDays, CalendarPlus, CalendarSync, TriangleAlert } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { formatPlural } from '@/components/ui/format-amount';
import { formatMoment } from '@/components/ui/format-date';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/use-now';
import type { BoardView } from '@/shared/schedule-views';
import { QueryError } from '@/trpc/query-error';
import { listByDay } from './day-bands';
import { EventsSection } from './events-section';
import { MissedSection } from './missed-section';
import { OccurrenceCard } from './occurrence-card';
import styles from './schedule-page.module.css';
import { BOARD_DAYS, useBoard } from './use-board';
import { WeekBoard } from './week-board';

const icon = { size: '1.1em', 'aria-hidden': true } as const;

function Conflicts({ board, now }: { board: BoardView; now: number }) {
  const items = board.items.filter(({ conflict }) => conflict !== null);
  if (items.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Conflicts">
      <h2 className={styles.heading}>What gives way</h2>
      <div className={styles.cards}>
        {items.map((item) => (
          <OccurrenceCard key={item.id} item={item} when={formatMoment(item.airAt, now).replace(/ \d\d:\d\d$/, '')} />
        ))}
      </div>
    </section>
  );
}

function DayLists({ board, now }: { board: BoardView; now: number }) {
  return listByDay(board.items, board.from, BOARD_DAYS).map((day) => (
    <section
      key={day.dayStart}
      className={styles.day}
      aria-label={formatMoment(day.dayStart, now).replace(/ \d\d:\d\d$/, '')}
    >
      <h2 className={styles.heading}>{formatMoment(day.dayStart, now).replace(/ \d\d:\d\d$/, '')}</h2>
      <div className={styles.cards}>
        {day.items.map((item) => (
          <OccurrenceCard key={item.id} item={item} folds />
        ))}
      </div>
    </section>
  ));
}

function Week({ now }: { now: number }) {
  const { data: board, isError, error, refetch } = useBoard(now);
  if (!board) {
    return isError ? (
      <QueryError title="The schedule could not be loaded" error={error} onRetry={refetch} />
    ) : (
      <Skeleton className={styles.placeholder} />
    );
  }
  if (board.items.length === 0) {
    return (
      <MessagePanel
        icon={<CalendarDays />}
        title="Nothing planned this week"
        actions={
          <ButtonLink href="/schedule/new" icon={<CalendarPlus {...icon} />}>
            New event
          </ButtonLink>
        }
      >
        Add a broadcast or a meeting, or subscribe to a calendar: whatever has a link in it is recorded by itself.
      </MessagePanel>
    );
  }
  const conflicts = board.items.filter(({ conflict }) => conflict !== null).length;
  return (
    <>
      {conflicts > 0 && (
        <p className={styles.alert} role="status">
          <TriangleAlert size="1.1rem" aria-hidden />
          {formatPlural(conflicts, 'recording', 'recordings')} of this week will not get a slot in time. Change a
          priority, take a lower quality, or skip one.
        </p>
      )}
      <div className={styles.board}>
        <WeekBoard board={board} now={now} />
        <Conflicts board={board} now={now} />
      </div>
      <div className={styles.days}>
        <DayLists board={board} now={now} />
      </div>
      {board.cut && <p className={styles.quiet}>There is more in this week than can be shown here.</p>}
    </>
  );
}

export function SchedulePage() {
  const now = useNow(30_000);
  return (
    <>
      <PageHeader title="Schedule" note="The coming week, with the slots this machine has.">
        <ButtonLink href="/schedule/calendars" icon={<CalendarSync {...icon} />}>
          Calendars
        </ButtonLink>
        <ButtonLink href="/schedule/new" variant="primary" icon={<CalendarPlus {...icon} />}>
          New event
        </ButtonLink>
      </PageHeader>
      <Week now={now} />
      <MissedSection now={now} />
      <EventsSection now={now} />
    </>
  );
}
