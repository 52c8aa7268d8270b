'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { SwitchField, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { useFocusWrong } from '@/components/ui/use-focus-wrong';
import { useAccount } from '@/features/account/account-context';
import { linkKinds } from '@/shared/live-links';
import type { FeedView } from '@/shared/schedule-views';
import { calendarFormTexts, calendarTexts } from '@/texts/calendars';
import { commonTexts } from '@/texts/common';
import { linkNames } from '../board/conflict-text';
import { zoneOfDevice } from '../describe-event';
import { CaptureSection, FormProblem, PausedSwitch } from '../form-parts';
import recordStyles from '../record-page.module.css';
import styles from './calendars-page.module.css';
import { checkFeed, type FeedValues, feedToValues, newFeedValues } from './feed-values';
import { useSaveFeed } from './use-feeds';

type Fields = { values: FeedValues; errors: Record<string, string>; change: (changes: Partial<FeedValues>) => void };

function FilterFields({ values, errors, change }: Fields) {
  const kindsNote = useId();
  const toggle = (kind: FeedValues['linkKinds'][number], on: boolean) =>
    change({ linkKinds: linkKinds.filter((known) => (known === kind ? on : values.linkKinds.includes(known))) });
  return (
    <>
      <fieldset className={styles.kinds}>
        <legend>{calendarFormTexts.links}</legend>
        {linkKinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={values.linkKinds.includes(kind)}
              aria-invalid={errors.linkKinds ? true : undefined}
              aria-describedby={errors.linkKinds ? kindsNote : undefined}
              onChange={({ target }) => toggle(kind, target.checked)}
            />
            <span>{linkNames[kind] ?? calendarFormTexts.anyOther}</span>
          </label>
        ))}
        {errors.linkKinds && (
          <p id={kindsNote} className={styles.error} role="alert">
            {errors.linkKinds}
          </p>
        )}
      </fieldset>
      <TextField
        label={calendarFormTexts.onlyWith}
        placeholder={calendarFormTexts.allEvents}
        hint={calendarFormTexts.wordsHint}
        value={values.titleHas}
        error={errors.titleHas}
        onChange={({ target }) => change({ titleHas: target.value })}
      />
      <TextField
        label={calendarFormTexts.neverWith}
        value={values.titleHasNot}
        error={errors.titleHasNot}
        onChange={({ target }) => change({ titleHasNot: target.value })}
      />
      <SwitchField
        label={calendarFormTexts.onlyAccepted}
        hint={calendarFormTexts.onlyAcceptedHint}
        checked={values.acceptedOnly}
        onChange={(acceptedOnly) => change({ acceptedOnly })}
      />
      {values.acceptedOnly && (
        <TextField
          label={calendarFormTexts.ownAddress}
          type="email"
          value={values.email}
          error={errors.email}
          onChange={({ target }) => change({ email: target.value })}
        />
      )}
    </>
  );
}

const sources = [
  { value: 'url', label: calendarFormTexts.address },
  { value: 'file', label: calendarFormTexts.file },
] as const;

/** Adds a calendar, or changes one. */
export function FeedForm({ feed, onClose }: { feed: FeedView | null; onClose: () => void }) {
  const { email } = useAccount();
  const [values, setValues] = useState(() => (feed ? feedToValues(feed) : newFeedValues(zoneOfDevice(), email)));
  const [kind, setKind] = useState<'url' | 'file'>(feed?.source.kind ?? 'url');
  const [url, setUrl] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { create, update, busy, problem } = useSaveFeed(onClose, setErrors);
  const form = useFocusWrong(errors);
  const change = (changes: Partial<FeedValues>) => {
    setValues((now) => ({ ...now, ...changes }));
    setErrors({});
  };
  const submit = async () => {
    const checked = checkFeed(values);
    const missing: Record<string, string> = {};
    if (!feed && kind === 'url' && url.trim() === '') missing.url = calendarFormTexts.giveAddress;
    if (!feed && kind === 'file' && !file) missing.file = calendarFormTexts.chooseFile;
    setErrors({ ...(checked.ok ? {} : checked.errors), ...missing });
    if (!checked.ok || Object.keys(missing).length > 0) return;
    const source = kind === 'url' ? (url.trim() === '' ? null : { kind, url }) : file && { kind, file };
    if (feed) await update(feed.id, checked.settings, source);
    else if (source) await create(checked.settings, source);
  };
  return (
    <Dialog wide title={feed ? calendarFormTexts.changeTitle : calendarTexts.add} onClose={onClose}>
      <form
        className={recordStyles.stack}
        noValidate
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={commonTexts.name}
          value={values.name}
          maxLength={100}
          placeholder={calendarFormTexts.nameHint}
          error={errors.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        {!feed && <Segmented legend={commonTexts.from} value={kind} options={sources} onChange={setKind} />}
        {kind === 'url' ? (
          <TextField
            label={feed ? calendarFormTexts.newSecretAddress : calendarFormTexts.secretAddress}
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder={feed ? commonTexts.unchanged : calendarFormTexts.addressPattern}
            hint={calendarFormTexts.addressHint}
            value={url}
            error={errors.url}
            onChange={({ target }) => {
              setUrl(target.value);
              setErrors({});
            }}
          />
        ) : (
          <TextField
            label={feed ? calendarFormTexts.newerFile : calendarFormTexts.calendarFile}
            type="file"
            accept=".ics,text/calendar"
            hint={calendarFormTexts.fileHint}
            error={errors.file}
            onChange={({ target }) => {
              setFile(target.files?.[0] ?? null);
              setErrors({});
            }}
          />
        )}
        <p className={recordStyles.note}>{calendarTexts.tested}</p>
        <FilterFields values={values} errors={errors} change={change} />
        <CaptureSection title={calendarFormTexts.how} values={values} errors={errors} change={change} meeting />
        {feed && <PausedSwitch values={values} hint={calendarFormTexts.pausedHint} change={change} />}
        <FormProblem problem={problem} />
        <DialogActions>
          <Button onClick={onClose}>{commonTexts.cancel}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {feed ? commonTexts.saveChanges : calendarFormTexts.add}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
