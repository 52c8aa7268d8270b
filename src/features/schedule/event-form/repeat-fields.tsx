'use client';

import { SelectField, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { type RuleChoice, weekdayInMonth } from '@/shared/recurrence/rule-choice';
import { repeatTexts } from '@/texts/event';
import recordStyles from '../record-page.module.css';
import styles from './event-form.module.css';

const repeats = [
  { value: 'never', label: repeatTexts.never },
  { value: 'daily', label: repeatTexts.daily },
  { value: 'weekly', label: repeatTexts.weekly },
  { value: 'monthly', label: repeatTexts.monthly },
  { value: 'yearly', label: repeatTexts.yearly },
  { value: 'custom', label: repeatTexts.custom },
] as const;

const { weekdays, longDays } = repeatTexts;
const ends = [
  { value: 'never', label: repeatTexts.forEver },
  { value: 'until', label: repeatTexts.untilDay },
  { value: 'count', label: repeatTexts.times },
] as const;

type Props = {
  rule: RuleChoice;
  startLocal: string;
  errors: { rrule?: string; untilDay?: string };
  change: (rule: RuleChoice) => void;
};

function Weekdays({ rule, startLocal, change }: Props) {
  const own = weekdayInMonth(startLocal).weekday;
  const toggle = (day: number) => {
    const days = rule.weekdays.includes(day) ? rule.weekdays.filter((other) => other !== day) : [...rule.weekdays, day];
    change({ ...rule, weekdays: days });
  };
  return (
    <fieldset className={styles.weekdays}>
      <legend>{repeatTexts.on}</legend>
      {weekdays.map((name, day) => (
        <label key={name}>
          <input
            type="checkbox"
            aria-label={longDays[day]}
            checked={day === own || rule.weekdays.includes(day)}
            disabled={day === own}
            onChange={() => toggle(day)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

function MonthlyBy({ rule, startLocal, change }: Props) {
  const { weekday, nth } = weekdayInMonth(startLocal);
  const day = Number(startLocal.slice(8, 10));
  const options = [
    { value: 'day', label: repeatTexts.onDay(day) },
    { value: 'weekday', label: repeatTexts.onNth(nth, longDays[weekday] ?? '') },
    { value: 'lastWeekday', label: repeatTexts.onLast(longDays[weekday] ?? '') },
  ] as const;
  return (
    <SelectField
      label={repeatTexts.dayOfMonth}
      value={rule.monthlyBy}
      options={options}
      onChange={(chosen) =>
        change({ ...rule, monthlyBy: options.find(({ value }) => value === chosen)?.value ?? 'day' })
      }
    />
  );
}

/** Once, or how it repeats. */
export function RepeatFields(props: Props) {
  const { rule, errors, change } = props;
  const whole = (text: string) => Math.max(1, Math.min(999, Math.floor(Number(text)) || 1));
  return (
    <div className={recordStyles.stack}>
      <SelectField
        label={repeatTexts.repeats}
        value={rule.repeat}
        options={repeats}
        onChange={(chosen) =>
          change({ ...rule, repeat: repeats.find(({ value }) => value === chosen)?.value ?? 'never' })
        }
      />
      {rule.repeat === 'custom' && (
        <TextField
          label={repeatTexts.rule}
          placeholder={repeatTexts.rulePattern}
          autoCapitalize="characters"
          spellCheck={false}
          value={rule.custom}
          error={errors.rrule}
          onChange={(event) => change({ ...rule, custom: event.target.value })}
        />
      )}
      {rule.repeat !== 'never' && rule.repeat !== 'custom' && (
        <>
          <TextField
            label={repeatTexts.every[rule.repeat]}
            type="number"
            min={1}
            max={999}
            value={rule.interval}
            error={errors.rrule}
            onChange={(event) => change({ ...rule, interval: whole(event.target.value) })}
          />
          {rule.repeat === 'weekly' && <Weekdays {...props} />}
          {rule.repeat === 'monthly' && <MonthlyBy {...props} />}
          <Segmented
            legend={repeatTexts.goesOn}
            value={rule.end}
            options={ends}
            onChange={(end) => change({ ...rule, end })}
          />
          {rule.end === 'until' && (
            <TextField
              label={repeatTexts.lastDay}
              type="date"
              value={rule.untilDay}
              error={errors.untilDay}
              onChange={(event) => change({ ...rule, untilDay: event.target.value })}
            />
          )}
          {rule.end === 'count' && (
            <TextField
              label={repeatTexts.howMany}
              type="number"
              min={1}
              max={999}
              value={rule.count}
              onChange={(event) => change({ ...rule, count: whole(event.target.value) })}
            />
          )}
        </>
      )}
    </div>
  );
}
