'use client';

import { Check, Minus } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { formatMoment } from '@/components/ui/format-date';
import { useNow } from '@/components/ui/use-now';
import type { RulePreview } from '@/shared/channel-views';
import styles from './rules-form.module.css';

type Props = { items: readonly RulePreview[] | null; broken: boolean };

function summarize(items: readonly RulePreview[] | null): string {
  if (items === null) return 'Trying the rules …';
  if (items.length === 0) {
    return 'No broadcast of this channel was seen yet. Once there are some, you see here what the rules would have done.';
  }
  const wanted = items.filter((item) => item.wanted).length;
  if (items.length === 1) return `The only one so far would ${wanted === 1 ? '' : 'not '}have been recorded.`;
  return `${wanted} of the last ${items.length} would have been recorded.`;
}

/** The past broadcasts, with what the rules as typed would have done with each. */
export function PreviewList({ items, broken }: Props) {
  const now = useNow(60_000);
  const summary = broken ? 'The rules cannot be tried while an expression is not right.' : summarize(items);
  return (
    <section className={styles.preview} aria-label="What the rules would have done">
      <h3 className={styles.previewTitle}>With these rules</h3>
      <p className={styles.summary} role="status">
        {summary}
      </p>
      {!broken && items && items.length > 0 && (
        <ul className={styles.tried}>
          {items.map((item) => (
            <li key={`${item.startedAt} ${item.title}`} className={classNames(!item.wanted && styles.unwanted)}>
              {item.wanted ? (
                <Check size="1.125rem" className={styles.yes} aria-hidden />
              ) : (
                <Minus size="1.125rem" className={styles.no} aria-hidden />
              )}
              <div>
                <span className="visually-hidden">{item.wanted ? 'Recorded: ' : 'Not recorded: '}</span>
                <span className={styles.triedTitle}>{item.title}</span>
                <span className={styles.triedWhy}>
                  {formatMoment(item.startedAt, now)}. {item.reason}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
