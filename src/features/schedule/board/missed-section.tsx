'use client';

import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { formatMoment } from '@/components/ui/format-date';
import { commonTexts } from '@/texts/common';
import { scheduleTexts } from '@/texts/schedule';
import styles from './schedule-page.module.css';
import { useMissed } from './use-board';

/** What was not recorded, with why. Nothing is shown while nothing was missed. */
export function MissedSection({ now }: { now: number }) {
  const { data } = useMissed();
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section} aria-label={scheduleTexts.missed}>
      <h2 className={styles.heading}>{scheduleTexts.missedTitle}</h2>
      <ul className={styles.list}>
        {data.map((missed) => (
          <li key={missed.id} className={styles.row}>
            <span className={styles.text}>
              <span className={styles.title}>{missed.title}</span>
              <span className={styles.facts}>{formatMoment(missed.airAt, now)}</span>
              <span className={styles.reason}>{missed.reason}</span>
            </span>
            <Badge tone="danger">{scheduleTexts.missed}</Badge>
            {missed.recordingId && (
              <ButtonLink size="s" variant="ghost" href={`/recordings/${missed.recordingId}`}>
                {commonTexts.whatHappened}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
