'use client';

import { SelectField, SwitchField, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { PriorityPicker } from './board/priority-picker';
import type { CaptureField, CaptureValues } from './capture-values';
import { qualityOptions, viewOptions } from './choices';
import styles from './record-page.module.css';

type Props = {
  values: CaptureValues;
  errors: Partial<Record<CaptureField, string>>;
  change: (changes: Partial<CaptureValues>) => void;
};

/** Quality, padding and waiting: the same for single events and for all of a calendar. */
export function CaptureFields({ values, errors, change }: Props) {
  return (
    <>
      <SelectField
        label="Quality"
        value={values.quality}
        options={qualityOptions}
        onChange={(quality) =>
          change({ quality: qualityOptions.find(({ value }) => value === quality)?.value ?? '720p30' })
        }
      />
      <PriorityPicker value={values.priority} onChange={(priority) => change({ priority })} />
      <SwitchField
        label="Until it ends"
        hint="Goes on when it runs over, and stops when it is over."
        checked={values.untilEnd}
        onChange={(untilEnd) => change({ untilEnd })}
      />
      <div className={styles.pair}>
        <TextField
          label="Begin early, minutes"
          inputMode="decimal"
          value={values.beforeMin}
          error={errors.paddingBeforeSec}
          onChange={(event) => change({ beforeMin: event.target.value })}
        />
        <TextField
          label="End late, minutes"
          inputMode="decimal"
          value={values.afterMin}
          error={errors.paddingAfterSec}
          onChange={(event) => change({ afterMin: event.target.value })}
        />
      </div>
      <TextField
        label="Wait for it to go live, minutes"
        inputMode="decimal"
        hint="How late it may begin, or the host may come."
        value={values.waitMin}
        error={errors.waitSec}
        onChange={(event) => change({ waitMin: event.target.value })}
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
    </>
  );
}

/** For meetings: who joins, and what is said on joining. */
export function MeetingFields({ values, errors, change }: Props) {
  return (
    <>
      <TextField
        label="Name shown in the meeting"
        placeholder="Jomo recorder"
        value={values.displayName}
        maxLength={60}
        error={errors.displayName}
        onChange={(event) => change({ displayName: event.target.value })}
      />
      <TextField
        label="Notice posted in the chat on joining"
        placeholder="This meeting is being recorded."
        value={values.notice}
        maxLength={300}
        error={errors.notice}
        onChange={(event) => change({ notice: event.target.value })}
      />
      <p className={styles.note}>
        Meetings are joined in Zoom’s web client, like a guest would. This was tried on pages made after it, not on Zoom
        itself. A wall against bots, a captcha or a sign-in is reported and never got around: then the host has to let
        guests join from the browser.
      </p>
    </>
  );
}
