'use client';

import { CalendarPlus, ChevronDown, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { SelectField, SwitchField, TextField } from '@/components/ui/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { EventView } from '@/shared/schedule-views';
import { CapacityCard } from '../capacity-card';
import { CaptureFields, MeetingFields } from '../capture-fields';
import recordStyles from '../record-page.module.css';
import { StepsField } from '../steps-field';
import styles from './event-form.module.css';
import { type EventValues, isZoom } from './event-values';
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
        Remove event
      </Button>
      {asking && (
        <ConfirmDialog
          title="Remove this event?"
          confirmLabel="Remove"
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onRemove();
          }}
        >
          What is to come is no longer recorded. What was recorded stays.
        </ConfirmDialog>
      )}
    </>
  );
}

/** A broadcast or meeting, once or again and again. `event` null = a new one. */
export function EventForm({ initial, event }: { initial: EventValues; event: EventView | null }) {
  const { values, errors, problem, change, submit, takeInvitation, remove, busy } = useEventForm(initial, event);
  const hydrated = useHydrated();
  const wrongBelow = ['paddingBeforeSec', 'paddingAfterSec', 'waitSec', 'steps'].some((field) => field in errors);
  return (
    <div className={recordStyles.layout}>
      <form
        className={recordStyles.form}
        aria-label="Event"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        {!event && <PasteBox zone={initial.timeZone} onFound={takeInvitation} />}
        <TextField
          label="Link"
          type="url"
          inputMode="url"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          placeholder="https://…"
          value={values.url}
          error={errors.url}
          onChange={({ target }) => change({ url: target.value })}
        />
        <TextField
          label="Title"
          value={values.title}
          maxLength={200}
          error={errors.title}
          onChange={({ target }) => change({ title: target.value })}
        />
        {isZoom(values) && (
          <TextField
            label="Passcode"
            autoComplete="off"
            value={values.passcode}
            placeholder={event?.hasPasscode ? 'Unchanged' : ''}
            hint="Needed when the link does not carry it. It is never shown again."
            error={errors.passcode}
            onChange={({ target }) => change({ passcode: target.value })}
          />
        )}
        <div className={recordStyles.pair}>
          <TextField
            label="Start"
            type="datetime-local"
            value={values.startLocal}
            error={errors.startLocal}
            onChange={({ target }) => change({ startLocal: target.value })}
          />
          <SelectField
            label="Time zone"
            value={values.timeZone}
            options={zoneOptions(values.timeZone)}
            error={errors.timeZone}
            onChange={(timeZone) => change({ timeZone })}
          />
        </div>
        <TextField
          label="Length in minutes"
          inputMode="decimal"
          value={values.durationMin}
          hint="Empty when nobody knows: it is recorded until it ends."
          error={errors.durationSec}
          onChange={({ target }) => change({ durationMin: target.value })}
        />
        <RepeatFields
          rule={values.rule}
          startLocal={values.startLocal}
          error={errors.rrule}
          change={(rule) => change({ rule })}
        />
        <details className={recordStyles.more} open={wrongBelow || undefined}>
          <summary>
            How to record it <ChevronDown size="1.1em" aria-hidden />
          </summary>
          <div className={recordStyles.stack}>
            <CaptureFields values={values} errors={errors} change={change} />
            {isZoom(values) && <MeetingFields values={values} errors={errors} change={change} />}
            {!isZoom(values) && (
              <StepsField url={values.url} value={values.steps} onChange={(steps) => change({ steps })} />
            )}
          </div>
        </details>
        {event && (
          <SwitchField
            label="Paused"
            hint="Nothing of it is recorded until it goes on."
            checked={values.paused}
            onChange={(paused) => change({ paused })}
          />
        )}
        {problem && (
          <p className={recordStyles.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={styles.buttons}>
          <Button
            type="submit"
            variant="primary"
            className={recordStyles.submit}
            busy={busy}
            disabled={!hydrated}
            icon={<CalendarPlus size="1.15em" aria-hidden />}
          >
            {event ? 'Save changes' : 'Add event'}
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
