'use client';

import { Download as DownloadIcon, Pause, Play, Trash2 } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { FactLine } from '@/components/ui/fact-line';
import { formatBytes } from '@/components/ui/format-amount';
import { formatClock } from '@/components/ui/format-duration';
import { IconButton } from '@/components/ui/icon-button';
import { LiveImage } from '@/components/ui/live-image';
import { ProgressBar } from '@/components/ui/progress-bar';
import { tileBackground } from '@/components/ui/tile-background';
import { useToast } from '@/components/ui/toast';
import { discardDownload } from '@/offline/apply-keeps';
import { type Download, downloadedShare, receivedBytes } from '@/offline/download';
import { setState } from '@/offline/store-download';
import { offlineTexts } from '@/texts/offline';
import { downloadAgain } from './begin-download';
import { describeState, nameRung } from './describe-download';
import styles from './downloads-page.module.css';

function sizeOf(download: Download): string {
  const { bytes, state } = download;
  if (state.is === 'done' || state.is === 'evicted') return formatBytes(bytes);
  return `${formatBytes(receivedBytes(download))} / ${formatBytes(bytes)}`;
}

/** Pause, resume, or download once more: what makes sense in its state. */
function MainAction({ download }: { download: Download }) {
  const { videoId, title, state } = download;
  if (state.is === 'done') return null;
  if (state.is === 'wanted') {
    return (
      <IconButton label={offlineTexts.pause(title)} onClick={() => void setState(videoId, { is: 'paused' }, 'wanted')}>
        <Pause size="1.25rem" aria-hidden />
      </IconButton>
    );
  }
  const anew = state.is === 'evicted' || (state.is === 'stopped' && state.fault === 'gone');
  if (anew) {
    return (
      <IconButton label={offlineTexts.again(title)} onClick={() => void downloadAgain(download)}>
        <DownloadIcon size="1.25rem" aria-hidden />
      </IconButton>
    );
  }
  return (
    <IconButton label={offlineTexts.resume(title)} onClick={() => void setState(videoId, { is: 'wanted' })}>
      <Play size="1.25rem" aria-hidden />
    </IconButton>
  );
}

type Props = { download: Download; first: boolean; online: boolean };

function Title({ download, children }: { download: Download; children: ReactNode }) {
  // Whatever else is missing, with a connection it plays from the server.
  return (
    <Link href={`/watch/${download.videoId}`} prefetch={false} className={styles.link}>
      {children}
    </Link>
  );
}

/** One video that is on this device, or on its way there. */
export function DownloadRow({ download, first, online }: Props) {
  const { videoId, title, state, channelName, durationSec, keptFor } = download;
  const toast = useToast();
  const remove = () => void discardDownload(download).then(() => toast(offlineTexts.deleted));
  const trouble = state.is === 'stopped' || state.is === 'evicted';
  const facts = [nameRung(download), sizeOf(download), ...(keptFor ? [offlineTexts.keptFor] : [])];
  return (
    <li className={styles.row}>
      <Title download={download}>
        <span className={styles.picture} style={{ background: tileBackground(title) }}>
          <span className={styles.initial} aria-hidden>
            {title.trim().charAt(0).toUpperCase()}
          </span>
          <LiveImage src={`/media/${videoId}/poster.jpg`} alt="" className={styles.image} />
          {durationSec > 0 && <span className={styles.duration}>{formatClock(durationSec)}</span>}
        </span>
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          {channelName && <span className={styles.facts}>{channelName}</span>}
          <span className={styles.facts}>
            <FactLine facts={facts} />
          </span>
          <span className={classNames(styles.state, trouble && styles.trouble, state.is === 'done' && styles.done)}>
            {describeState(download, { first, online })}
          </span>
          {!trouble && state.is !== 'done' && (
            <ProgressBar value={downloadedShare(download)} label={offlineTexts.downloadOf(title)} />
          )}
        </span>
      </Title>
      <span className={styles.actions}>
        <MainAction download={download} />
        <IconButton label={offlineTexts.remove(title)} onClick={remove}>
          <Trash2 size="1.25rem" aria-hidden />
        </IconButton>
      </span>
    </li>
  );
}
