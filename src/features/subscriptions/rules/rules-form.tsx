'use client';

import { type ReactNode, useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { SelectField, SwitchField, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { PriorityPicker } from '@/features/schedule/board/priority-picker';
import { KindField } from '@/features/schedule/capture-fields';
import { qualityOptions, viewOptions } from '@/features/schedule/choices';
import { StepsField } from '@/features/schedule/steps-field';
import type { ChannelView } from '@/shared/channel-views';
import { captureTexts } from '@/texts/capture';
import { commonTexts } from '@/texts/common';
import { ruleTexts } from '@/texts/rules';
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
    <Section title={ruleTexts.which} note={ruleTexts.whichNote}>
      <div className={classNames(styles.whole, styles.titles)}>
        <div className={styles.lists}>
          <PatternList
            list="must"
            legend={ruleTexts.must}
            hint={ruleTexts.mustEmpty}
            values={values}
            wrongIn={wrongIn}
            change={change}
          />
          <PatternList
            list="mustNot"
            legend={ruleTexts.mustNot}
            hint={ruleTexts.mustNotEmpty}
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
    <Section title={ruleTexts.how}>
      <SelectField
        label={commonTexts.quality}
        value={values.quality}
        options={qualityOptions}
        onChange={(chosen) =>
          change({ quality: qualityOptions.find(({ value }) => value === chosen)?.value ?? '720p30' })
        }
      />
      <PriorityPicker value={values.priority} onChange={(priority) => change({ priority })} />
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
      <TextField
        label={ruleTexts.longest}
        inputMode="decimal"
        hint={ruleTexts.longestHint}
        value={values.maxHours}
        error={errors.maxDurationSec}
        onChange={({ target }) => change({ maxHours: target.value })}
      />
      <TextField
        label={ruleTexts.back}
        inputMode="decimal"
        hint={ruleTexts.backHint}
        value={values.graceMin}
        error={errors.graceSec}
        onChange={({ target }) => change({ graceMin: target.value })}
      />
      <KindField site={values.site} onChange={(site) => change({ site })} />
    </Section>
  );
}

function KeepSection({ values, errors, change }: FieldProps) {
  const limit = (field: 'lastN' | 'days' | 'gigabytes' | 'daysAfterWatched', label: string, hint?: string) => (
    <TextField
      label={label}
      inputMode="decimal"
      placeholder={ruleTexts.noLimit}
      hint={hint}
      value={values[field]}
      error={errors[field]}
      onChange={({ target }) => change({ [field]: target.value })}
    />
  );
  return (
    <Section title={ruleTexts.keep} note={ruleTexts.keepNote}>
      {limit('lastN', ruleTexts.onlyLast)}
      {limit('days', ruleTexts.onlyDays)}
      {limit('gigabytes', ruleTexts.onlyGigabytes)}
      {limit('daysAfterWatched', ruleTexts.onlyAfterWatching, ruleTexts.onlyAfterWatchingHint)}
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
      aria-label={ruleTexts.label}
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
      <Section title={ruleTexts.before}>
        <div className={styles.whole}>
          <StepsField url={channel.liveUrl} value={values.steps} onChange={(steps) => change({ steps })} />
        </div>
      </Section>
      {(dirty || problem) && (
        <div className={styles.bar}>
          <p role="status" className={problem ? styles.wrong : styles.unsaved}>
            {problem ?? (resumed ? ruleTexts.resumed : ruleTexts.unsaved)}
          </p>
          <Button onClick={discard} disabled={busy}>
            {ruleTexts.discard}
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            {ruleTexts.save}
          </Button>
        </div>
      )}
    </form>
  );
}
