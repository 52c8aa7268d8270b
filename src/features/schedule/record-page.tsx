'use client';

import { CircleDot, FlaskConical } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { SelectField, SwitchField, TextField } from '@/components/ui/field';
import { PageHeader } from '@/components/ui/page-header';
import { Segmented } from '@/components/ui/segmented';
import { useFocusWrong } from '@/components/ui/use-focus-wrong';
import { useHydrated } from '@/components/ui/use-hydrated';
import { WorkerNotice } from '@/features/recordings/worker-notice';
import { captureTexts } from '@/texts/capture';
import { commonTexts } from '@/texts/common';
import { recordTexts } from '@/texts/record';
import { recordAgainTexts } from '@/texts/record-again';
import { CapacityCard } from './capacity-card';
import { qualityOptions, viewOptions } from './choices';
import { FormProblem } from './form-parts';
import type { FormValues } from './form-values';
import { isMeeting, isMeetingLink } from './is-meeting';
import { PasscodeField } from './meeting-fields';
import { MoreFields } from './more-fields';
import styles from './record-page.module.css';
import { useRecordForm } from './use-record-form';
import { WhenFields } from './when-fields';

export function RecordPage({ initial, again }: { initial: FormValues; again: string | null }) {
  const { values, errors, problem, keepsSecret, change, submit, fillInTestCard, busy } = useRecordForm(initial, again);
  const form = useFocusWrong(errors);
  const hydrated = useHydrated();
  return (
    <div className={styles.page}>
      <PageHeader title={recordTexts.title} note={recordTexts.note} />
      <WorkerNotice />
      <div className={styles.layout}>
        <form
          className={styles.form}
          aria-label={recordTexts.title}
          noValidate
          ref={form}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField
            label={recordTexts.address}
            type="url"
            inputMode="url"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            placeholder={commonTexts.linkHint}
            value={values.url}
            onChange={(event) => change({ url: event.target.value })}
            error={errors.url}
            hint={keepsSecret ? recordAgainTexts.keepsSecret : undefined}
          />
          {isMeeting(values) && isMeetingLink(values) && (
            <PasscodeField
              value={values.passcode}
              error={errors.passcode}
              kept={keepsSecret}
              onChange={(passcode) => change({ passcode })}
            />
          )}
          <WhenFields values={values} errors={errors} change={change} />
          <SelectField
            label={commonTexts.quality}
            value={values.quality}
            options={qualityOptions}
            onChange={(quality) =>
              change({ quality: qualityOptions.find(({ value }) => value === quality)?.value ?? '720p30' })
            }
          />
          <Segmented
            legend={captureTexts.what}
            value={values.view}
            options={viewOptions}
            onChange={(view) => change({ view })}
          />
          <SwitchField
            label={captureTexts.chat}
            hint={captureTexts.chatHint}
            checked={values.chat}
            onChange={(chat) => change({ chat })}
          />
          <MoreFields values={values} errors={errors} keepsSecret={keepsSecret} change={change} />
          <FormProblem problem={problem} />
          <Button
            type="submit"
            variant="primary"
            className={styles.submit}
            busy={busy}
            disabled={!hydrated}
            icon={<CircleDot size="1.15em" aria-hidden />}
          >
            {values.when === 'now' ? recordTexts.start : recordTexts.schedule}
          </Button>
        </form>
        <div className={styles.side}>
          <CapacityCard quality={values.quality} />
          <section className={styles.aside} aria-label={recordTexts.selfTest}>
            <h2 className={styles.asideTitle}>{recordTexts.justLooking}</h2>
            <p className={styles.asideText}>{recordTexts.testNote}</p>
            <Button icon={<FlaskConical size="1.1em" aria-hidden />} onClick={() => void fillInTestCard()}>
              {recordTexts.tryIt}
            </Button>
          </section>
        </div>
      </div>
    </div>
  );
}
