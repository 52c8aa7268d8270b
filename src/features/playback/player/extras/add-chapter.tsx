'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { formatClock } from '@/components/ui/format-duration';
import { playerTexts } from '@/texts/player';
import { useChapterEdits } from './use-chapter-edits';

/** Asks for the title of a new chapter at a second of the video. */
export function AddChapter({ videoId, at, onClose }: { videoId: string; at: number; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const { add } = useChapterEdits(videoId);
  return (
    <Dialog title={playerTexts.chapterAt(formatClock(at))} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() === '') return;
          add.mutate({ videoId, at, title: title.trim() });
          onClose();
        }}
      >
        <TextField
          label={playerTexts.chapterTitle}
          value={title}
          maxLength={100}
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{playerTexts.cancel}</Button>
          <Button type="submit" variant="primary" disabled={title.trim() === ''}>
            {playerTexts.saveChapter}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
