'use client';

import { SelectField, SwitchField, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { captureTexts } from '@/texts/capture';
import { commonTexts } from '@/texts/common';
import { PriorityPicker } from './board/priority-picker';
import type { CaptureField, CaptureValues } from './capture-values';
import { qualityOptions, siteOptions, viewOptions } from './choices';
import type { FormValues } from './form-values';
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
        label={commonTexts.quality}
        value={values.quality}
        options={qualityOptions}
        onChange={(quality) =>
          change({ quality: qualityOptions.find(({ value }) => value === quality)?.value ?? '720p30' })
        }
      />
      <PriorityPicker value={values.priority} onChange={(priority) => change({ priority })} />
      <SwitchField
        label={captureTexts.untilEnd}
        hint={captureTexts.untilEndHint}
        checked={values.untilEnd}
        onChange={(untilEnd) => change({ untilEnd })}
      />
      <div className={styles.pair}>
        <TextField
          label={captureTexts.beginEarly}
          inputMode="decimal"
          value={values.beforeMin}
          error={errors.paddingBeforeSec}
          onChange={(event) => change({ beforeMin: event.target.value })}
        />
        <TextField
          label={captureTexts.endLate}
          inputMode="decimal"
          value={values.afterMin}
          error={errors.paddingAfterSec}
          onChange={(event) => change({ afterMin: event.target.value })}
        />
      </div>
      <TextField
        label={captureTexts.waitLive}
        inputMode="decimal"
        hint={captureTexts.waitLiveHint}
        value={values.waitMin}
        error={errors.waitSec}
        onChange={(event) => change({ waitMin: event.target.value })}
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
    </>
  );
}

type Site = FormValues['site'];

/** What the page is to be treated as, where its address does not tell. */
export function KindField({ site, onChange }: { site: Site; onChange: (site: Site) => void }) {
  return (
    <SelectField
      label={captureTexts.kind}
      value={site}
      options={siteOptions}
      onChange={(chosen) => onChange(siteOptions.find(({ value }) => value === chosen)?.value ?? 'auto')}
      hint={captureTexts.kindHint}
    />
  );
}
