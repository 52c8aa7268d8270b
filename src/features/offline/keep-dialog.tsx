'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { setKeep } from '@/offline/apply-keeps';
import { offlineTexts } from '@/texts/offline';
import { useTRPC } from '@/trpc/client';
import { QueryError } from '@/trpc/query-error';
import { askToPersist } from './begin-download';
import styles from './downloads-page.module.css';
import { keepNow } from './keep-now';

const counts = [1, 2, 3, 5, 10, 20];
const heights = [720, 480, 240, null];
const SOUND = 'sound';

export const nameLimit = (height: number | null) =>
  height === null ? offlineTexts.soundOnly : offlineTexts.upTo(height);

/** Chooses a channel whose newest videos are to be on this device. */
export function KeepDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const toast = useToast();
  const channels = useQuery(trpc.channels.list.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const [count, setCount] = useState('3');
  const [height, setHeight] = useState('480');
  const list = channels.data ?? [];
  const channel = list.find(({ id }) => id === chosen) ?? list[0];

  const save = async () => {
    if (!channel) return;
    const limit = height === SOUND ? null : Number(height);
    askToPersist();
    await setKeep({ channelId: channel.id, channelName: channel.name, count: Number(count), height: limit });
    onClose();
    keepNow().catch(() => {});
  };
  const content = () => {
    if (channels.isPending) return <Skeleton className={styles.placeholder} />;
    if (channels.isError) {
      return <QueryError small title={offlineTexts.keepChannel} error={channels.error} onRetry={channels.refetch} />;
    }
    if (!channel) return <p>{offlineTexts.keepNoChannels}</p>;
    return (
      <>
        <SelectField
          label={offlineTexts.keepChannel}
          value={channel.id}
          options={list.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
        <SelectField
          label={offlineTexts.keepCount}
          value={count}
          options={counts.map((value) => ({ value: String(value), label: String(value) }))}
          onChange={setCount}
        />
        <SelectField
          label={offlineTexts.quality}
          value={height}
          options={heights.map((value) => ({ value: value === null ? SOUND : String(value), label: nameLimit(value) }))}
          onChange={setHeight}
        />
      </>
    );
  };
  return (
    <Dialog title={offlineTexts.keepAdd} onClose={onClose}>
      <div className={styles.form}>{content()}</div>
      <DialogActions>
        <Button onClick={onClose}>{offlineTexts.cancel}</Button>
        <Button
          variant="primary"
          disabled={!channel}
          onClick={() => void save().catch(() => toast(offlineTexts.failedToRead, 'error'))}
        >
          {offlineTexts.keepSave}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
