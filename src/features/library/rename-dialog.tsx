'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import type { VideoCard } from '@/shared/views';
import { useVideoEdits } from './use-video-edits';

export function RenameDialog({ video, onClose }: { video: VideoCard; onClose: () => void }) {
  const [title, setTitle] = useState(video.title);
  const { rename } = useVideoEdits();
  const trimmed = title.trim();
  return (
    <Dialog title="Rename" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed === '') return;
          if (trimmed !== video.title) rename.mutate({ videoId: video.id, title: trimmed });
          onClose();
        }}
      >
        <TextField
          label="Title"
          value={title}
          maxLength={200}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTitle(event.target.value)}
          error={trimmed === '' ? 'Give the video a title.' : undefined}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={trimmed === ''}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
