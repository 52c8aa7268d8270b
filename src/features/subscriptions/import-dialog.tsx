'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextArea, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import type { ImportOutcome } from '@/shared/channel-views';
import { commonTexts } from '@/texts/common';
import { importTexts } from '@/texts/import';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import styles from './dialogs.module.css';
import { useRenewChannels } from './use-channels';

const sources = [
  { value: 'list', label: importTexts.list },
  { value: 'file', label: importTexts.file },
] as const;

function Outcome({ outcome, onClose }: { outcome: ImportOutcome; onClose: () => void }) {
  const { added, known, refused, refusedCount } = outcome;
  return (
    <div className={styles.form} role="status">
      <dl className={styles.counts}>
        <div>
          <dt>{importTexts.added}</dt>
          <dd className={added > 0 ? styles.good : undefined}>{added}</dd>
        </div>
        <div>
          <dt>{importTexts.known}</dt>
          <dd>{known}</dd>
        </div>
        <div>
          <dt>{importTexts.leftOut}</dt>
          <dd className={refusedCount > 0 ? styles.bad : undefined}>{refusedCount}</dd>
        </div>
      </dl>
      {added > 0 && <p className={styles.note}>{importTexts.fillIn}</p>}
      {refused.length > 0 && (
        <ul className={styles.refused} aria-label={importTexts.leftOutList}>
          {refused.map(({ line, text, reason }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and an address may be in it twice.
            <li key={at}>
              <span>{text}</span>
              {line === null ? reason : `${importTexts.line(line)}: ${reason}`}
            </li>
          ))}
          {refusedCount > refused.length && <li>{importTexts.more(refusedCount - refused.length)}</li>}
        </ul>
      )}
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {commonTexts.done}
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
      if (text.trim() === '') setError(importTexts.pasteFirst);
      else send.mutate({ text });
      return;
    }
    if (!file) return setError(importTexts.chooseFirst);
    setReading(true);
    try {
      send.mutate({ text: await file.text() });
    } catch {
      setError(importTexts.unreadable);
    } finally {
      setReading(false);
    }
  };
  if (send.data) {
    return (
      <Dialog title={importTexts.outcome(send.data.added)} onClose={onClose}>
        <Outcome outcome={send.data} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={importTexts.title} onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Segmented
          legend={commonTexts.from}
          value={kind}
          options={sources}
          onChange={(chosen) => {
            setKind(chosen);
            setError(undefined);
          }}
        />
        {kind === 'list' ? (
          <TextArea
            label={importTexts.addresses}
            rows={7}
            spellCheck={false}
            autoCapitalize="none"
            placeholder={importTexts.addressesPattern}
            hint={importTexts.addressesHint}
            value={text}
            error={error}
            onChange={({ target }) => {
              setText(target.value);
              setError(undefined);
            }}
          />
        ) : (
          <TextField
            label={importTexts.listFile}
            type="file"
            accept=".csv,.opml,.xml,.txt,text/csv,text/x-opml,text/xml,text/plain"
            hint={importTexts.listFileHint}
            error={error}
            onChange={({ target }) => {
              setFile(target.files?.[0] ?? null);
              setError(undefined);
            }}
          />
        )}
        <DialogActions>
          <Button onClick={onClose}>{commonTexts.cancel}</Button>
          <Button type="submit" variant="primary" busy={reading || send.isPending}>
            {importTexts.import}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
