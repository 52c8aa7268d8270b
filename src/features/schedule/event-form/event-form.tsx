'use client';

import { CalendarPlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { SelectField, TextField } from '@/components/ui/field';
import { useFocusWrong } from '@/components/ui/use-focus-wrong';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { EventView } from '@/shared/schedule-views';
import { commonTexts } from '@/texts/common';
import { eventTexts } from '@/texts/event';
import { CapacityCard } from '../capacity-card';
import { KindField } from '../capture-fields';
import { CaptureSection, FormProblem, PausedSwitch } from '../form-parts';
import { isMeeting, isMeetingLink } from '../is-meeting';
import { PasscodeField } from '../meeting-fields';
import recordStyles from '../record-page.module.css';
import { StepsField } from '../steps-field';
import styles from './event-form.module.css';
import type { EventValues } from './event-values';
import { PasteBox } from './paste-box';
import { PreviewCard } from './preview-card';
import { RepeatFields } from './repeat-fields';
import { useEventForm } from './use-event-form';

const zoneOptions = (chosen: string) => {
  const zones = Intl.supportedValuesOf('timeZone');
  return [...new Set([chosen, 'UTC', ...zones])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
};

function RemoveButton({ busy, onRemove }: { busy: boolean; onRemove: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="danger" busy={busy} icon={<Trash2 size="1.1em" aria-hidden />} onClick={() => setAsking(true)}>
        {eventTexts.remove}
      </Button>
      {asking && (
        <ConfirmDialog
          title={eventTexts.removeQuestion}
          confirmLabel={commonTexts.remove}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onRemove();
          }}
        >
          {eventTexts.removeNote}
        </ConfirmDialog>
      )}
    </>
  );
}

/** A broadcast or meeting, once or again and again. `event` null = a new one. */
export function EventForm({ initial, event }: { initial: EventValues; event: EventView | null }) {
  const { values, errors, problem, change, submit, takeInvitation, remove, busy } = useEventForm(initial, event);
  const hydrated = useHydrated();
  const form = useFocusWrong(errors);
  const meeting = isMeeting(values);
  // Beside what makes it a meeting: the link, or the kind of page.
  const passcode = (
    <PasscodeField
      value={values.passcode}
      error={errors.passcode}
      kept={event?.hasPasscode}
      onChange={(typed) => change({ passcode: typed })}
    />
  );
  return (
    <div className={recordStyles.layout}>
      <form
        className={recordStyles.form}
        aria-label={eventTexts.event}
        noValidate
        ref={form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        {!event && <PasteBox zone={initial.timeZone} onFound={takeInvitation} />}
        <TextField
          label={eventTexts.link}
          type="url"
          inputMode="url"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          placeholder={commonTexts.linkHint}
          value={values.url}
          error={errors.url}
          onChange={({ target }) => change({ url: target.value })}
        />
        <TextField
          label={commonTexts.title}
          value={values.title}
          maxLength={200}
          error={errors.title}
          onChange={({ target }) => change({ title: target.value })}
        />
        {meeting && isMeetingLink(values) && passcode}
        <div className={recordStyles.pair}>
          <TextField
            label={eventTexts.start}
            type="datetime-local"
            value={values.startLocal}
            error={errors.startLocal}
            onChange={({ target }) => change({ startLocal: target.value })}
          />
          <SelectField
            label={eventTexts.zone}
            value={values.timeZone}
            options={zoneOptions(values.timeZone)}
            error={errors.timeZone}
            onChange={(timeZone) => change({ timeZone })}
          />
        </div>
        <TextField
          label={eventTexts.length}
          inputMode="decimal"
          value={values.durationMin}
          hint={eventTexts.lengthHint}
          error={errors.durationSec}
          onChange={({ target }) => change({ durationMin: target.value })}
        />
        <RepeatFields
          rule={values.rule}
          startLocal={values.startLocal}
          errors={errors}
          change={(rule) => change({ rule })}
        />
        <CaptureSection
          title={eventTexts.how}
          values={values}
          errors={errors}
          change={change}
          meeting={meeting}
          open={'steps' in errors || values.site !== 'auto' || (values.steps.trim() !== '' && !meeting)}
          kind={
            <>
              <KindField site={values.site} onChange={(site) => change({ site })} />
              {meeting && !isMeetingLink(values) && passcode}
            </>
          }
        >
          {!meeting && <StepsField url={values.url} value={values.steps} onChange={(steps) => change({ steps })} />}
        </CaptureSection>
        {event && <PausedSwitch values={values} hint={eventTexts.pausedHint} change={change} />}
        <FormProblem problem={problem} />
        <div className={styles.buttons}>
          <Button
            type="submit"
            variant="primary"
            className={recordStyles.submit}
            busy={busy}
            disabled={!hydrated}
            icon={<CalendarPlus size="1.15em" aria-hidden />}
          >
            {event ? commonTexts.saveChanges : eventTexts.add}
          </Button>
          {event && <RemoveButton busy={busy} onRemove={remove} />}
        </div>
      </form>
      <div className={recordStyles.side}>
        <PreviewCard values={values} />
        <CapacityCard quality={values.quality} />
      </div>
    </div>
  );
}
