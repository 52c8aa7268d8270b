'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge } from '@/components/ui/badge';
import { calendarTexts } from '@/texts/calendars';
import { useTRPC } from '@/trpc/client';
import board from '../board/schedule-page.module.css';
import { describeEvent, zoneOfDevice } from '../describe-event';
import styles from './calendars-page.module.css';

/** What the calendars have to record. */
export function FeedEvents({ now }: { now: number }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.events.list.queryOptions({ from: 'calendars' }, { refetchInterval: 10_000 }));
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section} aria-label={calendarTexts.events}>
      <h2 className={styles.heading}>{calendarTexts.willBeRecorded}</h2>
      <ul className={board.list}>
        {data.map((event) => (
          <li key={event.id} className={board.row}>
            <span className={board.text}>
              <span className={board.title}>{event.title}</span>
              <span className={board.facts}>{describeEvent(event, now, zoneOfDevice())}</span>
              {event.problem && <span className={board.problem}>{event.problem}</span>}
            </span>
            {event.paused && <Badge>{calendarTexts.paused}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
