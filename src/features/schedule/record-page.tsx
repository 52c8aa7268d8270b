'use client';

import { CircleDot, FlaskConical } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { SelectField, SwitchField, TextField } from '@/components/ui/field';
import { PageHeader } from '@/components/ui/page-header';
import { Segmented } from '@/components/ui/segmented';
import { useHydrated } from '@/components/ui/use-hydrated';
import { CapacityCard } from './capacity-card';
import { qualityOptions, viewOptions } from './choices';
import type { FormValues } from './form-values';
import { MoreFields } from './more-fields';
import styles from './record-page.module.css';
import { useRecordForm } from './use-record-form';
import { WhenFields } from './when-fields';

export function RecordPage({ initial, again }: { initial: FormValues; again: string | null }) {
  const { values, errors, problem, change, submit, fillInTestCard, busy } = useRecordForm(initial, again);
  const hydrated = useHydrated();
  return (
    <div className={styles.page}>
      <PageHeader title="Record a page" note="Any page a person can watch: a livestream, a talk, a call." />
      <div className={styles.layout}>
        <form
          className={styles.form}
          aria-label="Record a page"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField
            label="Address"
            type="url"
            inputMode="url"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            placeholder="https://…"
            value={values.url}
            onChange={(event) => change({ url: event.target.value })}
            error={errors.url}
          />
          <WhenFields values={values} errors={errors} change={change} />
          <SelectField
            label="Quality"
            value={values.quality}
            options={qualityOptions}
            onChange={(quality) =>
              change({ quality: qualityOptions.find(({ value }) => value === quality)?.value ?? '720p30' })
            }
          />
          <Segmented
            legend="What to record"
            value={values.view}
            options={viewOptions}
            onChange={(view) => change({ view })}
          />
          <SwitchField
            label="Record the chat"
            hint="Read from the page and shown beside the video."
            checked={values.chat}
            onChange={(chat) => change({ chat })}
          />
          <MoreFields values={values} errors={errors} change={change} />
          {problem && (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
          <Button
            type="submit"
            variant="primary"
            className={styles.submit}
            busy={busy}
            disabled={!hydrated}
            icon={<CircleDot size="1.15em" aria-hidden />}
          >
            {values.when === 'now' ? 'Start recording' : 'Schedule recording'}
          </Button>
        </form>
        <div className={styles.side}>
          <CapacityCard quality={values.quality} />
          <section className={styles.aside} aria-label="Self-test">
            <h2 className={styles.asideTitle}>Just looking?</h2>
            <p className={styles.asideText}>
              The test card is a page of this server with a clock, a beep and a chat. Record a minute of it to see that
              everything works.
            </p>
            <Button icon={<FlaskConical size="1.1em" aria-hidden />} onClick={() => void fillInTestCard()}>
              Try it with the test card
            </Button>
          </section>
        </div>
      </div>
    </div>
  );
}
