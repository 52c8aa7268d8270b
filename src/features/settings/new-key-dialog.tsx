'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import styles from './settings-page.module.css';

/** The key, shown this once. */
function KeyShown({ apiKey, onClose }: { apiKey: string; onClose: () => void }) {
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(apiKey);
      toast('Copied.');
    } catch {
      // Browsers give the clipboard only to https pages.
      toast('Copying is not allowed here. Select the key and copy it.', 'error');
    }
  };
  return (
    <>
      <p className={styles.note}>Copy it now: it is not shown again.</p>
      <output className={styles.secret} aria-label="New key">
        {apiKey}
      </output>
      <DialogActions>
        <Button icon={<Copy size="1.1em" aria-hidden />} onClick={() => void copy()}>
          Copy
        </Button>
        <Button variant="primary" onClick={onClose}>
          Done
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
      <Dialog title="Your new API key" onClose={onClose}>
        <KeyShown apiKey={create.data.key} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title="New API key" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name });
        }}
      >
        <TextField
          label="Name"
          value={name}
          maxLength={60}
          autoFocus
          placeholder="Laptop, backup script, …"
          onChange={(event) => setName(event.target.value)}
          error={create.error ? readError(create.error).message : undefined}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            Create key
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
