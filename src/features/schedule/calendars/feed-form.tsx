'use client';

import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { SwitchField, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { useAccount } from '@/features/account/account-context';
import { linkKinds } from '@/shared/live-links';
import type { FeedView } from '@/shared/schedule-views';
import { linkNames } from '../board/conflict-text';
import { CaptureFields, MeetingFields } from '../capture-fields';
import { zoneOfDevice } from '../describe-event';
import recordStyles from '../record-page.module.css';
import styles from './calendars-page.module.css';
import { checkFeed, type FeedValues, feedToValues, newFeedValues } from './feed-values';
import { useSaveFeed } from './use-feeds';

type Fields = { values: FeedValues; errors: Record<string, string>; change: (changes: Partial<FeedValues>) => void };

function FilterFields({ values, errors, change }: Fields) {
  const toggle = (kind: FeedValues['linkKinds'][number], on: boolean) =>
    change({ linkKinds: linkKinds.filter((known) => (known === kind ? on : values.linkKinds.includes(known))) });
  return (
    <>
      <fieldset className={styles.kinds}>
        <legend>Links to record</legend>
        {linkKinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={values.linkKinds.includes(kind)}
              onChange={({ target }) => toggle(kind, target.checked)}
            />
            <span>{linkNames[kind] ?? 'Any other page'}</span>
          </label>
        ))}
        {errors.linkKinds && (
          <p className={styles.error} role="alert">
            {errors.linkKinds}
          </p>
        )}
      </fieldset>
      <TextField
        label="Only with these words in the title"
        placeholder="All events"
        hint="Separated by commas; one of them is enough."
        value={values.titleHas}
        error={errors.titleHas}
        onChange={({ target }) => change({ titleHas: target.value })}
      />
      <TextField
        label="Never with these words"
        value={values.titleHasNot}
        error={errors.titleHasNot}
        onChange={({ target }) => change({ titleHasNot: target.value })}
      />
      <SwitchField
        label="Only what I accepted"
        hint="Leaves out invitations that were not answered with yes."
        checked={values.acceptedOnly}
        onChange={(acceptedOnly) => change({ acceptedOnly })}
      />
      {values.acceptedOnly && (
        <TextField
          label="Your address in that calendar"
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
  { value: 'url', label: 'An address' },
  { value: 'file', label: 'A file' },
] as const;

/** Adds a calendar, or changes one. */
export function FeedForm({ feed, onClose }: { feed: FeedView | null; onClose: () => void }) {
  const { email } = useAccount();
  const [values, setValues] = useState(() => (feed ? feedToValues(feed) : newFeedValues(zoneOfDevice(), email)));
  const [kind, setKind] = useState<'url' | 'file'>(feed?.source.kind ?? 'url');
  const [url, setUrl] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { create, update, busy, problem } = useSaveFeed(onClose);
  const change = (changes: Partial<FeedValues>) => {
    setValues((now) => ({ ...now, ...changes }));
    setErrors({});
  };
  const submit = async () => {
    const checked = checkFeed(values);
    const missing: Record<string, string> = {};
    if (!feed && kind === 'url' && url.trim() === '') missing.url = 'Give the address of the calendar.';
    if (!feed && kind === 'file' && !file) missing.file = 'Choose the file.';
    setErrors({ ...(checked.ok ? {} : checked.errors), ...missing });
    if (!checked.ok || Object.keys(missing).length > 0) return;
    const source = kind === 'url' ? (url.trim() === '' ? null : { kind, url }) : file && { kind, file };
    if (feed) await update(feed.id, checked.settings, source);
    else if (source) await create(checked.settings, source);
  };
  return (
    <Dialog wide title={feed ? 'Change calendar' : 'Add a calendar'} onClose={onClose}>
      <form
        className={recordStyles.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label="Name"
          value={values.name}
          maxLength={100}
          placeholder="Work"
          error={errors.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        {!feed && <Segmented legend="From" value={kind} options={sources} onChange={setKind} />}
        {kind === 'url' ? (
          <TextField
            label={feed ? 'New secret address' : 'Secret address in iCal format'}
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder={feed ? 'Unchanged' : 'https://…/basic.ics'}
            hint="Kept on the server, never shown again. Found in your calendar's settings for sharing."
            value={url}
            error={errors.url}
            onChange={({ target }) => setUrl(target.value)}
          />
        ) : (
          <TextField
            label={feed ? 'A newer file (.ics)' : 'Calendar file (.ics)'}
            type="file"
            accept=".ics,text/calendar"
            hint="10 MB at most. What the file no longer holds is taken off the schedule."
            error={errors.file}
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          />
        )}
        <FilterFields values={values} errors={errors} change={change} />
        <details className={recordStyles.more}>
          <summary>
            How to record them <ChevronDown size="1.1em" aria-hidden />
          </summary>
          <div className={recordStyles.stack}>
            <CaptureFields values={values} errors={errors} change={change} />
            <MeetingFields values={values} errors={errors} change={change} />
          </div>
        </details>
        {feed && (
          <SwitchField
            label="Paused"
            hint="Not asked, and nothing of it is recorded."
            checked={values.paused}
            onChange={(paused) => change({ paused })}
          />
        )}
        {problem && (
          <p className={recordStyles.problem} role="alert">
            {problem}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {feed ? 'Save changes' : 'Add calendar'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
