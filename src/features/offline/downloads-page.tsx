'use client';

import { CloudOff, Download as DownloadIcon, HardDriveDownload, WifiOff } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { formatBytes } from '@/components/ui/format-amount';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { nextWanted } from '@/offline/download';
import { offlineTexts } from '@/texts/offline';
import { DownloadRow } from './download-row';
import styles from './downloads-page.module.css';
import { KeepSection } from './keep-section';
import { type Downloads, useDownloads } from './use-downloads';
import { useOnline } from './use-online';
import { useStorageRoom } from './use-storage-room';

function List({ downloads, online }: { downloads: Downloads; online: boolean }) {
  if (downloads.is === 'reading') return <Skeleton className={styles.placeholder} />;
  if (downloads.is === 'unavailable') {
    return <MessagePanel icon={<CloudOff />} title={offlineTexts.failedToRead} />;
  }
  if (downloads.items.length === 0) {
    const toLibrary = <ButtonLink href="/library">{offlineTexts.toLibrary}</ButtonLink>;
    return (
      <MessagePanel icon={<HardDriveDownload />} title={offlineTexts.empty} actions={online ? toLibrary : undefined}>
        {offlineTexts.emptyText}
      </MessagePanel>
    );
  }
  const current = nextWanted(downloads.items)?.videoId;
  return (
    <ul className={styles.list}>
      {downloads.items.map((download) => (
        <DownloadRow key={download.videoId} download={download} first={download.videoId === current} online={online} />
      ))}
    </ul>
  );
}

/** What is on this device and on its way there. `cutOff`: the server cannot be reached, so this is all there is. */
export function DownloadsPage({ cutOff = false }: { cutOff?: boolean }) {
  const downloads = useDownloads();
  const hasNetwork = useOnline();
  const online = hasNetwork && !cutOff;
  const items = downloads.is === 'read' ? downloads.items : [];
  const ready = items.filter(({ state }) => state.is === 'done').length;
  const room = useStorageRoom(`${ready}/${items.length}`);
  return (
    <>
      {!online && (
        <p className={styles.offline} role="status">
          <WifiOff size="1.125rem" aria-hidden /> {offlineTexts.offline}
        </p>
      )}
      <PageHeader
        title={offlineTexts.title}
        note={room && offlineTexts.used(formatBytes(room.used), room.free > 0 ? formatBytes(room.free) : null)}
      />
      <List downloads={downloads} online={online} />
      {downloads.is === 'read' && downloads.items.some(({ state }) => state.is === 'wanted') && (
        <p className={styles.note}>
          <DownloadIcon size="1em" aria-hidden /> {offlineTexts.whileOpen}
        </p>
      )}
      {room && !room.persisted && ready > 0 && <p className={styles.note}>{offlineTexts.mayBeRemoved}</p>}
      {downloads.is === 'read' && !cutOff && <KeepSection />}
    </>
  );
}
