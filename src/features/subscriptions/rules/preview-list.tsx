'use client';

import { Check, Minus } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { formatMoment } from '@/components/ui/format-date';
import { useNow } from '@/components/ui/use-now';
import type { RulePreview } from '@/shared/channel-views';
import { rulePreviewTexts } from '@/texts/rules';
import styles from './rules-form.module.css';

type Props = { items: readonly RulePreview[] | null; broken: boolean };

function summarize(items: readonly RulePreview[] | null): string {
  if (items === null) return rulePreviewTexts.trying;
  if (items.length === 0) {
    return rulePreviewTexts.none;
  }
  const wanted = items.filter((item) => item.wanted).length;
  return rulePreviewTexts.summary(wanted, items.length);
}

/** The past broadcasts, with what the rules as typed would have done with each. */
export function PreviewList({ items, broken }: Props) {
  const now = useNow(60_000);
  const summary = broken ? rulePreviewTexts.broken : summarize(items);
  return (
    <section className={styles.preview} aria-label={rulePreviewTexts.label}>
      <h3 className={styles.previewTitle}>{rulePreviewTexts.title}</h3>
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
                <span className="visually-hidden">
                  {item.wanted ? rulePreviewTexts.recorded : rulePreviewTexts.notRecorded}
                </span>
                <span className={styles.triedTitle}>{item.title}</span>
                <span className={styles.triedWhy}>
                  {rulePreviewTexts.why(formatMoment(item.startedAt, now), item.reason)}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
