'use client';

import { CircleCheck, Download as DownloadIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { offlineTexts } from '@/texts/offline';
import type { Downloadable } from './begin-download';
import { useDownloads } from './use-downloads';

const DownloadDialog = lazy(() => import('./download-dialog').then((module) => ({ default: module.DownloadDialog })));

/** Opens the choice of qualities; shows whether the video is on this device already. */
export function DownloadButton({ video }: { video: Downloadable }) {
  const [open, setOpen] = useState(false);
  const downloads = useDownloads();
  const held =
    downloads.is === 'read' &&
    downloads.items.some(({ videoId, state }) => videoId === video.id && state.is === 'done');
  return (
    <>
      <IconButton label={held ? offlineTexts.states.done : offlineTexts.download} onClick={() => setOpen(true)}>
        {held ? <CircleCheck size="1.25rem" aria-hidden /> : <DownloadIcon size="1.25rem" aria-hidden />}
      </IconButton>
      {open && (
        <Suspense fallback={null}>
          <DownloadDialog video={video} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
