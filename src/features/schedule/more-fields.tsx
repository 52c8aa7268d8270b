'use client';

import { TextField } from '@/components/ui/field';
import { commonTexts } from '@/texts/common';
import { recordTexts } from '@/texts/record';
import { KindField } from './capture-fields';
import { MoreSection } from './form-parts';
import type { FormErrors, FormField, FormValues } from './form-values';
import { isMeeting, isMeetingLink } from './is-meeting';
import { MeetingFields, PasscodeField } from './meeting-fields';
import styles from './record-page.module.css';
import { StepsField } from './steps-field';

type Props = {
  values: FormValues;
  errors: FormErrors;
  /** The server has a passcode of before. */
  keepsSecret: boolean;
  change: (changes: Partial<FormValues>) => void;
};

const fields: readonly FormField[] = ['title', 'maxDurationSec', 'waitSec', 'displayName', 'notice', 'steps'];

/** What most people never change. Opens by itself when something in it is wrong, or was brought along. */
export function MoreFields({ values, errors, keepsSecret, change }: Props) {
  const wrong = fields.some((field) => errors[field] !== undefined);
  const brought =
    values.steps.trim() !== '' ||
    values.site !== 'auto' ||
    (isMeeting(values) && (values.displayName !== '' || values.notice !== ''));
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
      <KindField site={values.site} onChange={(site) => change({ site })} />
      {isMeeting(values) && (
        <>
          {!isMeetingLink(values) && (
            <PasscodeField
              value={values.passcode}
              error={errors.passcode}
              kept={keepsSecret}
              onChange={(passcode) => change({ passcode })}
            />
          )}
          <MeetingFields values={values} errors={errors} change={change} />
        </>
      )}
      <StepsField url={values.url} value={values.steps} onChange={(steps) => change({ steps })} />
    </MoreSection>
  );
}
