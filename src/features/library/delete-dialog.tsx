'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatBytes } from '@/components/ui/format-amount';
import type { VideoCard } from '@/shared/views';
import { useVideoEdits } from './use-video-edits';

export function DeleteDialog({ video, onClose }: { video: VideoCard; onClose: () => void }) {
  const { remove } = useVideoEdits();
  return (
    <ConfirmDialog
      title="Delete this video?"
      confirmLabel="Delete"
      onClose={onClose}
      onConfirm={() => {
        remove.mutate({ videoId: video.id });
        onClose();
      }}
    >
      “{video.title}” with its chat will be gone for good
      {video.bytes > 0 ? `, and ${formatBytes(video.bytes)} of disk will be free again` : ''}.
    </ConfirmDialog>
  );
}
