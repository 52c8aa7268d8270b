'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { commonTexts } from '@/texts/common';
import { addChannelTexts, subscriptionTexts } from '@/texts/subscriptions';
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
        toast(addChannelTexts.subscribed(channel.name));
        onClose();
      },
      onError: (refused) => setError(readError(refused).message),
      onSettled: renew,
    }),
  );
  return (
    <Dialog title={subscriptionTexts.addChannel} onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (url.trim() === '') setError(addChannelTexts.giveAddress);
          else subscribe.mutate({ url: url.trim() });
        }}
      >
        <TextField
          label={addChannelTexts.address}
          type="url"
          inputMode="url"
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
          placeholder={commonTexts.linkHint}
          hint={addChannelTexts.hint}
          value={url}
          error={error}
          onChange={({ target }) => {
            setUrl(target.value);
            setError(undefined);
          }}
        />
        <DialogActions>
          <Button onClick={onClose}>{commonTexts.cancel}</Button>
          <Button type="submit" variant="primary" busy={subscribe.isPending}>
            {addChannelTexts.subscribe}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
