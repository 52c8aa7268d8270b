'use client';

import { TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { commonTexts } from '@/texts/common';
import { recordTexts } from '@/texts/record';
import { durationShortcuts, untilOptions, whenOptions } from './choices';
import type { FormErrors, FormValues } from './form-values';
import { nextHalfHour, toLocalInput } from './local-time';
import styles from './record-page.module.css';

type Props = { values: FormValues; errors: FormErrors; change: (changes: Partial<FormValues>) => void };

/** When it starts and how long it goes on. */
export function WhenFields({ values, errors, change }: Props) {
  return (
    <div className={styles.pair}>
      <div className={styles.stack}>
        <Segmented
          legend={recordTexts.when}
          value={values.when}
          options={whenOptions}
          onChange={(when) => change({ when, startLocal: values.startLocal || toLocalInput(nextHalfHour(Date.now())) })}
        />
        {values.when === 'at' && (
          <TextField
            label={recordTexts.startTime}
            type="datetime-local"
            value={values.startLocal}
            onChange={(event) => change({ startLocal: event.target.value })}
            error={errors.startAt}
            hint={commonTexts.zoneOfDevice}
          />
        )}
      </div>
      <div className={styles.stack}>
        <Segmented
          legend={recordTexts.howLong}
          value={values.until}
          options={untilOptions}
          onChange={(until) => change({ until })}
        />
        {values.until === 'duration' && (
          <>
            <TextField
              label={recordTexts.duration}
              inputMode="decimal"
              value={values.durationMin}
              onChange={(event) => change({ durationMin: event.target.value })}
              error={errors.durationSec}
            />
            <div className={styles.shortcuts}>
              {durationShortcuts.map(({ minutes, label }) => (
                <button
                  key={minutes}
                  type="button"
                  className={styles.chip}
                  onClick={() => change({ durationMin: minutes })}
                >
                  {label}
                </button>
              ))}
            </div>
          </>
        )}
      </div>
    </div>
  );
}
