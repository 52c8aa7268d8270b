'use client';

import { type ReactNode, useState } from 'react';
import type { PlayerCore } from '../player-core';
import { AddChapter } from './add-chapter';
import { EditChapters } from './edit-chapters';
import type { ChapterEdits } from './settings-pages';

type Open = { is: 'add'; at: number } | { is: 'edit' } | null;

/** The dialogs for chapters of the user's own, and what opens them. A new chapter is where the video was at that moment. */
export function useChapterDialogs({ video, info }: PlayerCore): { edits: ChapterEdits; dialog: ReactNode } {
  const [open, setOpen] = useState<Open>(null);
  const videoId = info.video.id;
  const close = () => setOpen(null);
  return {
    edits: {
      add: () => setOpen({ is: 'add', at: Math.round(video.currentTime * 10) / 10 }),
      edit: () => setOpen({ is: 'edit' }),
    },
    dialog: (
      <>
        {open?.is === 'add' && <AddChapter videoId={videoId} at={open.at} onClose={close} />}
        {open?.is === 'edit' && <EditChapters videoId={videoId} chapters={info.chapters ?? []} onClose={close} />}
      </>
    ),
  };
}
