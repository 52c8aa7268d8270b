'use client';

import { SelectField, TextField } from '@/components/ui/field';
import { commonTexts } from '@/texts/common';
import { recordTexts } from '@/texts/record';
import { siteOptions } from './choices';
import { MoreSection } from './form-parts';
import type { FormErrors, FormValues } from './form-values';
import styles from './record-page.module.css';
import { StepsField } from './steps-field';

type Props = { values: FormValues; errors: FormErrors; change: (changes: Partial<FormValues>) => void };

/** What most people never change. Opens by itself when something in it is wrong, or was brought along. */
export function MoreFields({ values, errors, change }: Props) {
  const wrong =
    errors.maxDurationSec !== undefined ||
    errors.waitSec !== undefined ||
    errors.title !== undefined ||
    errors.steps !== undefined;
  const brought = values.steps.trim() !== '' || values.site !== 'auto';
  return (
    <MoreSection title={recordTexts.moreOptions} open={wrong || brought}>
      <TextField
        label={commonTexts.title}
        value={values.title}
        maxLength={200}
        placeholder={recordTexts.titleHint}
        onChange={(event) => change({ title: event.target.value })}
        error={errors.title}
      />
      <div className={styles.pair}>
        <TextField
          label={recordTexts.maxHours}
          inputMode="decimal"
          value={values.maxHours}
          onChange={(event) => change({ maxHours: event.target.value })}
          error={errors.maxDurationSec}
          hint={recordTexts.maxHoursHint}
        />
        <TextField
          label={recordTexts.wait}
          inputMode="decimal"
          value={values.waitMin}
          onChange={(event) => change({ waitMin: event.target.value })}
          error={errors.waitSec}
          hint={recordTexts.waitHint}
        />
      </div>
      <SelectField
        label={recordTexts.kind}
        value={values.site}
        options={siteOptions}
        onChange={(site) => change({ site: siteOptions.find(({ value }) => value === site)?.value ?? 'auto' })}
        hint={recordTexts.kindHint}
      />
      <StepsField url={values.url} value={values.steps} onChange={(steps) => change({ steps })} />
    </MoreSection>
  );
}
