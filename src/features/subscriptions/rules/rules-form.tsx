'use client';

import { type ReactNode, useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { SelectField, SwitchField, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { PriorityPicker } from '@/features/schedule/board/priority-picker';
import { qualityOptions, viewOptions } from '@/features/schedule/choices';
import { StepsField } from '@/features/schedule/steps-field';
import type { ChannelView } from '@/shared/channel-views';
import { explainRegex } from './explain-regex';
import { PreviewList } from './preview-list';
import styles from './rules-form.module.css';
import { type PatternRow, type RulesErrors, type RulesValues, toTitleRules } from './rules-values';
import { PatternList } from './title-rules';
import { usePreview } from './use-preview';
import { useRulesForm } from './use-rules-form';

type FieldProps = { values: RulesValues; errors: RulesErrors; change: (changes: Partial<RulesValues>) => void };

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {note && <p className={styles.note}>{note}</p>}
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

function TitleSection({ channelId, values, change }: Omit<FieldProps, 'errors'> & { channelId: string }) {
  const { data } = usePreview(channelId, toTitleRules(values));
  const problem = data?.problem ? explainRegex(data.problem) : null;
  const wrongIn = ({ kind, text }: PatternRow) =>
    problem && kind === 'regex' && problem.place !== null && text.includes(problem.place) ? problem.sentence : null;
  const placed = [...values.must, ...values.mustNot].some((row) => wrongIn(row) !== null);
  return (
    <Section title="Which broadcasts" note="By title. Case and accents do not count.">
      <div className={classNames(styles.whole, styles.titles)}>
        <div className={styles.lists}>
          <PatternList
            list="must"
            legend="The title must have one of"
            hint="Nothing yet: every title will do."
            values={values}
            wrongIn={wrongIn}
            change={change}
          />
          <PatternList
            list="mustNot"
            legend="The title must have none of"
            hint="Nothing yet: no title is left out."
            values={values}
            wrongIn={wrongIn}
            change={change}
          />
          {problem && !placed && (
            <p className={styles.wrong} role="alert">
              {problem.sentence}
            </p>
          )}
        </div>
        <PreviewList items={data?.items ?? null} broken={problem !== null} />
      </div>
    </Section>
  );
}

function CaptureSection({ values, errors, change }: FieldProps) {
  return (
    <Section title="How to record">
      <SelectField
        label="Quality"
        value={values.quality}
        options={qualityOptions}
        onChange={(chosen) =>
          change({ quality: qualityOptions.find(({ value }) => value === chosen)?.value ?? '720p30' })
        }
      />
      <PriorityPicker value={values.priority} onChange={(priority) => change({ priority })} />
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
      <TextField
        label="Longest duration, hours"
        inputMode="decimal"
        hint="A broadcast that never ends is cut there."
        value={values.maxHours}
        error={errors.maxDurationSec}
        onChange={({ target }) => change({ maxHours: target.value })}
      />
      <TextField
        label="May be back within, minutes"
        inputMode="decimal"
        hint="A broadcast that breaks off and comes back in this time goes on in the same video."
        value={values.graceMin}
        error={errors.graceSec}
        onChange={({ target }) => change({ graceMin: target.value })}
      />
    </Section>
  );
}

function KeepSection({ values, errors, change }: FieldProps) {
  const limit = (field: 'lastN' | 'days' | 'gigabytes' | 'daysAfterWatched', label: string, hint?: string) => (
    <TextField
      label={label}
      inputMode="decimal"
      placeholder="No limit"
      hint={hint}
      value={values[field]}
      error={errors[field]}
      onChange={({ target }) => change({ [field]: target.value })}
    />
  );
  return (
    <Section
      title="What to keep"
      note="Beyond any of these limits the oldest videos are deleted, ten minutes after you save at the earliest. Never a starred one, and none that is being recorded or watched."
    >
      {limit('lastN', 'Only the last')}
      {limit('days', 'Only for so many days')}
      {limit('gigabytes', 'Only so many GB')}
      {limit(
        'daysAfterWatched',
        'Only so many days after watching',
        '0 = it goes at the next clean-up once it was watched to its end.',
      )}
    </Section>
  );
}

/** The rules of a channel: what to record of it, how, and how long to keep it. */
export function RulesForm({ channel }: { channel: ChannelView }) {
  const { values, errors, problem, dirty, resumed, busy, change, submit, discard } = useRulesForm(channel);
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      className={styles.form}
      aria-label="Rules"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        // Once the marks are drawn: a wrong field may be far up the page.
        requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      }}
    >
      <TitleSection channelId={channel.id} values={values} change={change} />
      <CaptureSection values={values} errors={errors} change={change} />
      <KeepSection values={values} errors={errors} change={change} />
      <Section title="Before the broadcast">
        <div className={styles.whole}>
          <StepsField url={channel.liveUrl} value={values.steps} onChange={(steps) => change({ steps })} />
        </div>
      </Section>
      {(dirty || problem) && (
        <div className={styles.bar}>
          <p role="status" className={problem ? styles.wrong : styles.unsaved}>
            {problem ?? (resumed ? 'Your changes of before, not saved yet' : 'Not saved yet')}
          </p>
          <Button onClick={discard} disabled={busy}>
            Discard
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            Save rules
          </Button>
        </div>
      )}
    </form>
  );
}
