'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextArea, TextField } from '@/components/ui/field';
import { formatPlural } from '@/components/ui/format-amount';
import { Segmented } from '@/components/ui/segmented';
import type { ImportOutcome } from '@/shared/channel-views';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import styles from './dialogs.module.css';
import { useRenewChannels } from './use-channels';

const sources = [
  { value: 'list', label: 'A list' },
  { value: 'file', label: 'A file' },
] as const;

function Outcome({ outcome, onClose }: { outcome: ImportOutcome; onClose: () => void }) {
  const { added, known, refused } = outcome;
  return (
    <div className={styles.form} role="status">
      <dl className={styles.counts}>
        <div>
          <dt>added</dt>
          <dd className={added > 0 ? styles.good : undefined}>{added}</dd>
        </div>
        <div>
          <dt>known before</dt>
          <dd>{known}</dd>
        </div>
        <div>
          <dt>refused</dt>
          <dd className={refused.length > 0 ? styles.bad : undefined}>{refused.length}</dd>
        </div>
      </dl>
      {added > 0 && <p className={styles.note}>Their names and pictures fill in as they are looked at.</p>}
      {refused.length > 0 && (
        <ul className={styles.refused} aria-label="Refused">
          {refused.map(({ url, reason }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and an address may be in it twice.
            <li key={at}>
              <span>{url}</span>
              {reason}
            </li>
          ))}
        </ul>
      )}
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </div>
  );
}

/** Subscribes to many channels at once: pasted addresses, a YouTube export (CSV) or an OPML file. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const renew = useRenewChannels();
  const [kind, setKind] = useState<'list' | 'file'>('list');
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string>();
  const [reading, setReading] = useState(false);
  const send = useMutation(
    trpc.channels.import.mutationOptions({
      onError: (refused) => setError(readError(refused).message),
      onSettled: renew,
    }),
  );
  const submit = async () => {
    if (kind === 'list') {
      if (text.trim() === '') setError('Paste the addresses, one on each line.');
      else send.mutate({ text });
      return;
    }
    if (!file) return setError('Choose a file.');
    setReading(true);
    try {
      send.mutate({ text: await file.text() });
    } catch {
      setError('This file could not be read.');
    } finally {
      setReading(false);
    }
  };
  if (send.data) {
    return (
      <Dialog title={formatPlural(send.data.added, 'channel added', 'channels added')} onClose={onClose}>
        <Outcome outcome={send.data} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title="Import channels" onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Segmented
          legend="From"
          value={kind}
          options={sources}
          onChange={(chosen) => {
            setKind(chosen);
            setError(undefined);
          }}
        />
        {kind === 'list' ? (
          <TextArea
            label="Addresses"
            rows={7}
            spellCheck={false}
            autoCapitalize="none"
            placeholder={'https://…\nhttps://…'}
            hint="One on each line."
            value={text}
            error={error}
            onChange={({ target }) => {
              setText(target.value);
              setError(undefined);
            }}
          />
        ) : (
          <TextField
            label="File (CSV or OPML)"
            type="file"
            accept=".csv,.opml,.xml,.txt,text/csv,text/x-opml,text/xml,text/plain"
            hint="The subscriptions of a YouTube export (subscriptions.csv), an OPML file of a feed reader, or a list of addresses."
            error={error}
            onChange={({ target }) => {
              setFile(target.files?.[0] ?? null);
              setError(undefined);
            }}
          />
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={reading || send.isPending}>
            Import
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
