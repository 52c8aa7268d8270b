'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge } from '@/components/ui/badge';
import { formatMoment } from '@/components/ui/format-date';
import type { EventView } from '@/shared/schedule-views';
import { useTRPC } from '@/trpc/client';
import { linkNames } from '../board/conflict-text';
import board from '../board/schedule-page.module.css';
import styles from './calendars-page.module.css';

function describe(event: EventView, now: number): string {
  const next = event.nextAt === null ? null : `next ${formatMoment(event.nextAt, now)}`;
  const parts = [event.feed?.name ?? null, linkNames[event.linkKind], event.ruleText ?? 'Once', next];
  return parts.filter((part) => part !== null).join(' · ');
}

/** What the calendars have to record. */
export function FeedEvents({ now }: { now: number }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.events.list.queryOptions({ from: 'calendars' }, { refetchInterval: 10_000 }));
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Events of calendars">
      <h2 className={styles.heading}>Will be recorded</h2>
      <ul className={board.list}>
        {data.map((event) => (
          <li key={event.id} className={board.row}>
            <span className={board.text}>
              <span className={board.title}>{event.title}</span>
              <span className={board.facts}>{describe(event, now)}</span>
              {event.problem && <span className={board.problem}>{event.problem}</span>}
            </span>
            {event.paused && <Badge>Paused</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
