'use client';

import { formatMoment } from '@/components/ui/format-date';
import { useNow } from '@/components/ui/use-now';
import { commonTexts } from '@/texts/common';
import { eventTexts } from '@/texts/event';
import recordStyles from '../record-page.module.css';
import styles from './event-form.module.css';
import { type EventValues, previewEvent } from './event-values';

/** What the form amounts to: the rule in words and the next dates on the viewer's clock. */
export function PreviewCard({ values }: { values: EventValues }) {
  const now = useNow(60_000);
  const preview = previewEvent(values, now);
  return (
    <section className={recordStyles.aside} aria-label={eventTexts.nextDates}>
      <p className={styles.summary}>{preview?.summary ?? eventTexts.giveTime}</p>
      {preview && preview.dates.length > 0 && (
        <ol className={styles.dates}>
          {preview.dates.map((at) => (
            <li key={at}>{formatMoment(at, now)}</li>
          ))}
        </ol>
      )}
      {preview && preview.dates.length === 0 && <p className={styles.note}>{eventTexts.over}</p>}
      <p className={styles.note}>{commonTexts.zoneOfDevice}</p>
    </section>
  );
}
