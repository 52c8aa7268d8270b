'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import type { RecordingView } from '@/shared/views';
import { recordingTexts } from '@/texts/recordings';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import { statusLook } from './status-look';

export const EXTEND_SEC = 15 * 60;

/** Stop (or cancel) and extend one recording. */
export function useRecordingActions(recording: RecordingView) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const detail = trpc.recordings.get.queryFilter({ id: recording.id });
  const onError = (error: unknown) => toast(readError(error).message, 'error');
  const onSettled = () => client.invalidateQueries(trpc.recordings.pathFilter());
  const running = statusLook[recording.status].phase === 'active';

  const stop = useMutation(
    trpc.recordings.stop.mutationOptions({
      // The button answers at once; the state itself is only ever told by the server.
      onMutate: () => {
        client.setQueriesData<RecordingView>(detail, (now) => now && { ...now, stopping: true });
      },
      onSuccess: () => toast(running ? recordingTexts.stopped : recordingTexts.cancelled),
      onError,
      onSettled,
    }),
  );
  const extend = useMutation(
    trpc.recordings.extend.mutationOptions({
      onSuccess: () => toast(recordingTexts.extended),
      onError,
      onSettled,
    }),
  );
  return {
    stop: () => stop.mutate({ id: recording.id }),
    extend: () => extend.mutate({ id: recording.id, seconds: EXTEND_SEC }),
    stopping: stop.isPending || recording.stopping,
    extending: extend.isPending,
  };
}
