'use client';

import { CalendarDays, CalendarPlus, CalendarSync, TriangleAlert } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { formatMoment } from '@/components/ui/format-date';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/use-now';
import { WorkerNotice } from '@/features/recordings/worker-notice';
import type { BoardView } from '@/shared/schedule-views';
import { commonTexts } from '@/texts/common';
import { scheduleTexts } from '@/texts/schedule';
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
    <section className={styles.section} aria-label={scheduleTexts.conflicts}>
      <h2 className={styles.heading}>{scheduleTexts.givesWay}</h2>
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
      <QueryError title={scheduleTexts.failed} error={error} onRetry={refetch} />
    ) : (
      <Skeleton className={styles.placeholder} />
    );
  }
  if (board.items.length === 0) {
    return (
      <MessagePanel
        icon={<CalendarDays />}
        title={scheduleTexts.empty}
        actions={
          <ButtonLink href="/schedule/new" icon={<CalendarPlus {...icon} />}>
            {commonTexts.newEvent}
          </ButtonLink>
        }
      >
        {scheduleTexts.emptyNote}
      </MessagePanel>
    );
  }
  const conflicts = board.items.filter(({ conflict }) => conflict !== null).length;
  return (
    <>
      {conflicts > 0 && (
        <p className={styles.alert} role="status">
          <TriangleAlert size="1.1rem" aria-hidden />
          {scheduleTexts.warning(conflicts)}
        </p>
      )}
      <div className={styles.board}>
        <WeekBoard board={board} now={now} />
        <Conflicts board={board} now={now} />
      </div>
      <div className={styles.days}>
        <DayLists board={board} now={now} />
      </div>
      {board.cut && <p className={styles.quiet}>{scheduleTexts.cut}</p>}
    </>
  );
}

export function SchedulePage() {
  const now = useNow(30_000);
  return (
    <>
      <PageHeader title={scheduleTexts.title} note={scheduleTexts.note}>
        <ButtonLink href="/schedule/calendars" icon={<CalendarSync {...icon} />}>
          {scheduleTexts.calendars}
        </ButtonLink>
        <ButtonLink href="/schedule/new" variant="primary" icon={<CalendarPlus {...icon} />}>
          {commonTexts.newEvent}
        </ButtonLink>
      </PageHeader>
      <WorkerNotice />
      <Week now={now} />
      <MissedSection now={now} />
      <EventsSection now={now} />
    </>
  );
}
