'use client';

import { ChevronDown } from 'lucide-react';
import { SelectField, TextField } from '@/components/ui/field';
import { siteOptions } from './choices';
import type { FormErrors, FormValues } from './form-values';
import styles from './record-page.module.css';
import { StepsField } from './steps-field';

type Props = { values: FormValues; errors: FormErrors; change: (changes: Partial<FormValues>) => void };

/** What most people never change. Opens by itself when something in it is wrong. */
export function MoreFields({ values, errors, change }: Props) {
  const wrong =
    errors.maxDurationSec !== undefined ||
    errors.waitSec !== undefined ||
    errors.title !== undefined ||
    errors.steps !== undefined;
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
        <SelectField
          label="Kind of page"
          value={values.site}
          options={siteOptions}
          onChange={(site) => change({ site: siteOptions.find(({ value }) => value === site)?.value ?? 'auto' })}
          hint="The address says it, unless a site is shown under another name."
        />
        <StepsField url={values.url} value={values.steps} onChange={(steps) => change({ steps })} />
      </div>
    </details>
  );
}
