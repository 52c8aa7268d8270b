'use client';

import { SelectField, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { type RuleChoice, weekdayInMonth } from '@/shared/recurrence/rule-choice';
import recordStyles from '../record-page.module.css';
import styles from './event-form.module.css';

const repeats = [
  { value: 'never', label: 'Does not repeat' },
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'monthly', label: 'Monthly' },
  { value: 'yearly', label: 'Yearly' },
  { value: 'custom', label: 'By a rule (RFC 5545)' },
] as const;

const units = { daily: 'days', weekly: 'weeks', monthly: 'months', yearly: 'years' } as const;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const longDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const nths = ['', 'first', 'second', 'third', 'fourth', 'fifth'] as const;
const ends = [
  { value: 'never', label: 'For ever' },
  { value: 'until', label: 'Until a day' },
  { value: 'count', label: 'A number of times' },
] as const;

type Props = { rule: RuleChoice; startLocal: string; error?: string; change: (rule: RuleChoice) => void };

function Weekdays({ rule, startLocal, change }: Props) {
  const own = weekdayInMonth(startLocal).weekday;
  const toggle = (day: number) => {
    const days = rule.weekdays.includes(day) ? rule.weekdays.filter((other) => other !== day) : [...rule.weekdays, day];
    change({ ...rule, weekdays: days });
  };
  return (
    <fieldset className={styles.weekdays}>
      <legend>On</legend>
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
    { value: 'day', label: `On day ${day}` },
    { value: 'weekday', label: `On the ${nths[nth]} ${longDays[weekday]}` },
    { value: 'lastWeekday', label: `On the last ${longDays[weekday]}` },
  ] as const;
  return (
    <SelectField
      label="Day of the month"
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
  const { rule, error, change } = props;
  const whole = (text: string) => Math.max(1, Math.min(999, Math.floor(Number(text)) || 1));
  return (
    <div className={recordStyles.stack}>
      <SelectField
        label="Repeats"
        value={rule.repeat}
        options={repeats}
        onChange={(chosen) =>
          change({ ...rule, repeat: repeats.find(({ value }) => value === chosen)?.value ?? 'never' })
        }
      />
      {rule.repeat === 'custom' && (
        <TextField
          label="Rule"
          placeholder="FREQ=MONTHLY;BYDAY=-1FR"
          autoCapitalize="characters"
          spellCheck={false}
          value={rule.custom}
          error={error}
          onChange={(event) => change({ ...rule, custom: event.target.value })}
        />
      )}
      {rule.repeat !== 'never' && rule.repeat !== 'custom' && (
        <>
          <TextField
            label={`Every how many ${units[rule.repeat]}`}
            type="number"
            min={1}
            max={999}
            value={rule.interval}
            error={error}
            onChange={(event) => change({ ...rule, interval: whole(event.target.value) })}
          />
          {rule.repeat === 'weekly' && <Weekdays {...props} />}
          {rule.repeat === 'monthly' && <MonthlyBy {...props} />}
          <Segmented legend="Goes on" value={rule.end} options={ends} onChange={(end) => change({ ...rule, end })} />
          {rule.end === 'until' && (
            <TextField
              label="Last day"
              type="date"
              value={rule.untilDay}
              onChange={(event) => change({ ...rule, untilDay: event.target.value })}
            />
          )}
          {rule.end === 'count' && (
            <TextField
              label="How many times"
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
