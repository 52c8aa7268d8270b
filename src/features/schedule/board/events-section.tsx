'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { formatMoment } from '@/components/ui/format-date';
import type { EventView } from '@/shared/schedule-views';
import { useTRPC } from '@/trpc/client';
import styles from './schedule-page.module.css';

function describeEvent(event: EventView, now: number): string {
  const next = event.nextAt === null ? null : `next ${formatMoment(event.nextAt, now)}`;
  return [event.ruleText ?? 'Once', event.rrule === null ? null : event.timeZone, next]
    .filter((part) => part !== null)
    .join(' · ');
}

/** The user's own events, to change or remove them. */
export function EventsSection({ now }: { now: number }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.events.list.queryOptions({ from: 'own' }, { refetchInterval: 30_000 }));
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Your events">
      <h2 className={styles.heading}>Your events</h2>
      <ul className={styles.list}>
        {data.map((event) => (
          <li key={event.id} className={styles.row}>
            <Link href={`/schedule/events/${event.id}`} className={styles.text}>
              <span className={styles.title}>{event.title}</span>
              <span className={styles.facts}>{describeEvent(event, now)}</span>
              {event.problem && <span className={styles.problem}>{event.problem}</span>}
            </Link>
            {event.paused && <Badge>Paused</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
