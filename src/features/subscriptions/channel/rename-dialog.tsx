'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import type { ChannelView } from '@/shared/channel-views';
import { channelTexts } from '@/texts/channel';
import { commonTexts } from '@/texts/common';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import { useRenewChannels } from '../use-channels';

export function RenameDialog({ channel, onClose }: { channel: ChannelView; onClose: () => void }) {
  const trpc = useTRPC();
  const renew = useRenewChannels();
  const [name, setName] = useState(channel.name);
  const [error, setError] = useState<string>();
  const update = useMutation(
    trpc.channels.update.mutationOptions({
      onSuccess: onClose,
      onError: (refused) => setError(readError(refused).message),
      onSettled: renew,
    }),
  );
  return (
    <Dialog title={channelTexts.renameTitle} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') setError(channelTexts.giveName);
          else if (name.trim() === channel.name) onClose();
          else update.mutate({ id: channel.id, name: name.trim() });
        }}
      >
        <TextField
          label={commonTexts.name}
          value={name}
          maxLength={200}
          autoFocus
          hint={channelTexts.renameHint}
          error={error}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => {
            setName(target.value);
            setError(undefined);
          }}
        />
        <DialogActions>
          <Button onClick={onClose}>{commonTexts.cancel}</Button>
          <Button type="submit" variant="primary" busy={update.isPending}>
            {commonTexts.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
