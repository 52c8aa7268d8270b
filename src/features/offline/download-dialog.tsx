'use client';

import { useQuery } from '@tanstack/react-query';
import { Download as DownloadIcon } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { formatBytes } from '@/components/ui/format-amount';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { chooseRung } from '@/offline/keep-offline';
import type { RungSizes } from '@/shared/views';
import { offlineTexts } from '@/texts/offline';
import { useTRPC } from '@/trpc/client';
import { QueryError } from '@/trpc/query-error';
import { beginDownload, beginFault, type Downloadable } from './begin-download';
import styles from './download-dialog.module.css';
import { DownloadRow } from './download-row';
import { useDownloads } from './use-downloads';
import { useOnline } from './use-online';
import { useStorageRoom } from './use-storage-room';

type Rung = RungSizes['rungs'][number];
/** Good on a phone, a third of the size. */
const USUAL_HEIGHT = 480;

function nameOf(rung: Rung, best: boolean): string {
  if (rung.height === null) return offlineTexts.soundOnly;
  return best ? offlineTexts.original(rung.height) : offlineTexts.rung(rung.height);
}

type ListProps = { rungs: readonly Rung[]; chosen: Rung | null; free: number | null; onChoose: (name: string) => void };

function RungList({ rungs, chosen, free, onChoose }: ListProps) {
  return (
    <fieldset className={styles.rungs}>
      <legend className="visually-hidden">{offlineTexts.quality}</legend>
      {rungs.map((rung, index) => (
        <label key={rung.name} className={styles.rung}>
          <input
            type="radio"
            name="rung"
            checked={rung.name === chosen?.name}
            onChange={() => onChoose(rung.name)}
            className={styles.radio}
          />
          <span className={styles.name}>{nameOf(rung, index === 0)}</span>
          <span className={styles.size}>
            {formatBytes(rung.bytes)}
            {free !== null && rung.bytes > free && <span className={styles.tooLarge}> · {offlineTexts.tooLarge}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Choice({ video, onClose }: { video: Downloadable; onClose: () => void }) {
  const trpc = useTRPC();
  const toast = useToast();
  const sizes = useQuery(trpc.playback.rungSizes.queryOptions({ videoId: video.id }, { staleTime: 0 }));
  const room = useStorageRoom(null);
  const [name, setName] = useState<string | null>(null);
  const rungs = sizes.data?.rungs ?? [];
  const chosen = rungs.find((rung) => rung.name === name) ?? chooseRung(rungs, USUAL_HEIGHT);
  const begin = async () => {
    if (!chosen) return;
    await beginDownload(video, chosen);
    toast(offlineTexts.started);
    onClose();
  };
  const content = () => {
    if (sizes.isPending) return <Skeleton className={styles.placeholder} />;
    if (sizes.isError) {
      return <QueryError small title={offlineTexts.sizesFailed} error={sizes.error} onRetry={sizes.refetch} />;
    }
    if (rungs.length === 0) return <p>{sizes.data.live ? offlineTexts.stillRecording : offlineTexts.noRungs}</p>;
    return (
      <>
        <RungList rungs={rungs} chosen={chosen} free={room?.free ?? null} onChoose={setName} />
        <p className={styles.note}>
          {room && room.free > 0 && `${offlineTexts.free(formatBytes(room.free))} `}
          {offlineTexts.whileOpen}
        </p>
      </>
    );
  };
  return (
    <>
      {content()}
      <DialogActions>
        <Button onClick={onClose}>{offlineTexts.cancel}</Button>
        <Button
          variant="primary"
          disabled={!chosen}
          icon={<DownloadIcon size="1.1em" aria-hidden />}
          onClick={() => void begin().catch((error: unknown) => toast(beginFault(error), 'error'))}
        >
          {offlineTexts.download}
        </Button>
      </DialogActions>
    </>
  );
}

/** Downloads a video to this device in a quality of choice, or shows how far that is. */
export function DownloadDialog({ video, onClose }: { video: Downloadable; onClose: () => void }) {
  const downloads = useDownloads();
  const online = useOnline();
  const held = downloads.is === 'read' ? downloads.items.find(({ videoId }) => videoId === video.id) : undefined;
  const content = () => {
    if (!('serviceWorker' in navigator)) return <p>{offlineTexts.needsHttps}</p>;
    if (downloads.is === 'unavailable') return <p>{offlineTexts.failedToRead}</p>;
    if (downloads.is === 'reading') return <Skeleton className={styles.placeholder} />;
    if (!held) return <Choice video={video} onClose={onClose} />;
    return (
      <>
        <ul className={styles.held}>
          <DownloadRow download={held} first online={online} />
        </ul>
        <DialogActions>
          <ButtonLink href="/downloads">{offlineTexts.toDownloads}</ButtonLink>
          <Button variant="primary" onClick={onClose}>
            {offlineTexts.close}
          </Button>
        </DialogActions>
      </>
    );
  };
  return (
    <Dialog title={offlineTexts.downloadOf(video.title)} onClose={onClose}>
      {content()}
    </Dialog>
  );
}
