'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { commonTexts } from '@/texts/common';
import { apiKeyTexts } from '@/texts/settings';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import styles from './settings-page.module.css';

/** The key, shown this once. */
function KeyShown({ apiKey, onClose }: { apiKey: string; onClose: () => void }) {
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(apiKey);
      toast(apiKeyTexts.copied);
    } catch {
      // Browsers give the clipboard only to https pages.
      toast(apiKeyTexts.notCopied, 'error');
    }
  };
  return (
    <>
      <p className={styles.note}>{apiKeyTexts.once}</p>
      <output className={styles.secret} aria-label={apiKeyTexts.newTitle}>
        {apiKey}
      </output>
      <DialogActions>
        <Button icon={<Copy size="1.1em" aria-hidden />} onClick={() => void copy()}>
          {apiKeyTexts.copy}
        </Button>
        <Button variant="primary" onClick={onClose}>
          {commonTexts.done}
        </Button>
      </DialogActions>
    </>
  );
}

export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation(
    trpc.settings.apiKeys.create.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.settings.apiKeys.list.queryFilter()),
    }),
  );
  if (create.data) {
    return (
      <Dialog title={apiKeyTexts.yours} onClose={onClose}>
        <KeyShown apiKey={create.data.key} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={apiKeyTexts.new} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name });
        }}
      >
        <TextField
          label={commonTexts.name}
          value={name}
          maxLength={60}
          autoFocus
          placeholder={apiKeyTexts.nameHint}
          onChange={(event) => setName(event.target.value)}
          error={create.error ? readError(create.error).message : undefined}
        />
        <DialogActions>
          <Button onClick={onClose}>{commonTexts.cancel}</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            {apiKeyTexts.create}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
