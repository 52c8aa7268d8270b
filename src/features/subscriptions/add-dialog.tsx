'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import styles from './dialogs.module.css';
import { useRenewChannels } from './use-channels';

/** Takes the address of a channel; it is watched from then on, and its name and picture come by themselves. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const toast = useToast();
  const renew = useRenewChannels();
  const [url, setUrl] = useState('');
  const [error, setError] = useState<string>();
  const subscribe = useMutation(
    trpc.channels.subscribe.mutationOptions({
      onSuccess: (channel) => {
        toast(`Subscribed to ${channel.name}.`);
        onClose();
      },
      onError: (refused) => setError(readError(refused).message),
      onSettled: renew,
    }),
  );
  return (
    <Dialog title="Add a channel" onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (url.trim() === '') setError('Give the address of the channel.');
          else subscribe.mutate({ url: url.trim() });
        }}
      >
        <TextField
          label="Address of the channel"
          type="url"
          inputMode="url"
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
          placeholder="https://…"
          hint="A channel of YouTube, Twitch or Kick, or any page where something goes live again and again. Name and picture are found for you."
          value={url}
          error={error}
          onChange={({ target }) => {
            setUrl(target.value);
            setError(undefined);
          }}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={subscribe.isPending}>
            Subscribe
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
