'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useToast } from '@/components/ui/toast';
import type { ChannelView } from '@/shared/channel-views';
import { channelTexts } from '@/texts/channel';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import { keepDraft } from '../rules/rules-draft';

export function UnsubscribeDialog({ channel, onClose }: { channel: ChannelView; onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const client = useQueryClient();
  const toast = useToast();
  const unsubscribe = useMutation(
    trpc.channels.unsubscribe.mutationOptions({
      onSuccess: async () => {
        keepDraft(channel.id, null);
        toast(channelTexts.unsubscribed(channel.name));
        router.push('/subscriptions');
        // Not its own queries: they would answer that it does not exist while this page is still there.
        await client.invalidateQueries(trpc.channels.list.queryFilter());
      },
      onError: (error) => {
        toast(readError(error).message, 'error');
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={channelTexts.unsubscribeQuestion(channel.name)}
      confirmLabel={channelTexts.unsubscribe}
      busy={unsubscribe.isPending || unsubscribe.isSuccess}
      onClose={onClose}
      onConfirm={() => unsubscribe.mutate({ id: channel.id })}
    >
      {channelTexts.unsubscribeNote}
    </ConfirmDialog>
  );
}
