'use client';

import { ChevronDown } from 'lucide-react';
import { TextField } from '@/components/ui/field';
import type { FormErrors, FormValues } from './form-values';
import styles from './record-page.module.css';

type Props = { values: FormValues; errors: FormErrors; change: (changes: Partial<FormValues>) => void };

/** What most people never change. Opens by itself when something in it is wrong. */
export function MoreFields({ values, errors, change }: Props) {
  const wrong = errors.maxDurationSec !== undefined || errors.waitSec !== undefined || errors.title !== undefined;
  return (
    <details className={styles.more} open={wrong || undefined}>
      <summary>
        More options <ChevronDown size="1.1em" aria-hidden />
      </summary>
      <div className={styles.stack}>
        <TextField
          label="Title"
          value={values.title}
          maxLength={200}
          placeholder="Taken from the page"
          onChange={(event) => change({ title: event.target.value })}
          error={errors.title}
        />
        <div className={styles.pair}>
          <TextField
            label="Maximum duration in hours"
            inputMode="decimal"
            value={values.maxHours}
            onChange={(event) => change({ maxHours: event.target.value })}
            error={errors.maxDurationSec}
            hint="Stops then, whatever happens."
          />
          <TextField
            label="Wait for the broadcast, minutes"
            inputMode="decimal"
            value={values.waitMin}
            onChange={(event) => change({ waitMin: event.target.value })}
            error={errors.waitSec}
            hint="How late it may begin."
          />
        </div>
      </div>
    </details>
  );
}
