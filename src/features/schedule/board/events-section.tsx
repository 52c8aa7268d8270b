'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { scheduleTexts } from '@/texts/schedule';
import { useTRPC } from '@/trpc/client';
import { describeEvent, zoneOfDevice } from '../describe-event';
import styles from './schedule-page.module.css';

/** The user's own events, to change or remove them. */
export function EventsSection({ now }: { now: number }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.events.list.queryOptions({ from: 'own' }, { refetchInterval: 30_000 }));
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section} aria-label={scheduleTexts.events}>
      <h2 className={styles.heading}>{scheduleTexts.events}</h2>
      <ul className={styles.list}>
        {data.map((event) => (
          <li key={event.id} className={styles.row}>
            <Link href={`/schedule/events/${event.id}`} className={styles.text}>
              <span className={styles.title}>{event.title}</span>
              <span className={styles.facts}>{describeEvent(event, now, zoneOfDevice())}</span>
              {event.problem && <span className={styles.problem}>{event.problem}</span>}
            </Link>
            {event.paused && <Badge>{scheduleTexts.paused}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
