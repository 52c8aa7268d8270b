'use client';

import { lazy, Suspense, useState } from 'react';
import { Menu } from '@/components/ui/menu';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { VideoCard } from '@/shared/views';
import { libraryTexts } from '@/texts/library';
import { CardActions, type CardDialog } from './card-actions';
import styles from './library-card.module.css';

// Fetched when they are asked for.
const DownloadDialog = lazy(() =>
  import('../offline/download-dialog').then((module) => ({ default: module.DownloadDialog })),
);
const RenameDialog = lazy(() => import('./rename-dialog').then((module) => ({ default: module.RenameDialog })));
const TagsDialog = lazy(() => import('./tags-dialog').then((module) => ({ default: module.TagsDialog })));

/** What can be done to a video. Of no use, and not there, before the page works. */
export function CardMenu({ video }: { video: VideoCard }) {
  const [dialog, setDialog] = useState<CardDialog | null>(null);
  const close = () => setDialog(null);
  const hydrated = useHydrated();
  return (
    <div className={styles.menu}>
      {hydrated && (
        <Menu label={libraryTexts.actionsFor(video.title)}>
          <CardActions video={video} onDialog={setDialog} />
        </Menu>
      )}
      {dialog && (
        <Suspense fallback={null}>
          {dialog === 'download' && <DownloadDialog video={video} onClose={close} />}
          {dialog === 'rename' && <RenameDialog video={video} onClose={close} />}
          {dialog === 'tags' && <TagsDialog videoIds={[video.id]} carried={video.tags} onClose={close} />}
        </Suspense>
      )}
    </div>
  );
}
