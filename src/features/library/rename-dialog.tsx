'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import type { VideoCard } from '@/shared/views';
import { cardTexts } from '@/texts/card';
import { useVideoEdits } from './use-video-edits';

export function RenameDialog({ video, onClose }: { video: VideoCard; onClose: () => void }) {
  const [title, setTitle] = useState(video.title);
  const { rename } = useVideoEdits();
  const trimmed = title.trim();
  return (
    <Dialog title={cardTexts.rename} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed === '') return;
          if (trimmed !== video.title) rename.mutate({ videoId: video.id, title: trimmed });
          onClose();
        }}
      >
        <TextField
          label={cardTexts.title}
          value={title}
          maxLength={200}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTitle(event.target.value)}
          error={trimmed === '' ? cardTexts.giveTitle : undefined}
        />
        <DialogActions>
          <Button onClick={onClose}>{cardTexts.cancel}</Button>
          <Button type="submit" variant="primary" disabled={trimmed === ''}>
            {cardTexts.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
