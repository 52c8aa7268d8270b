'use client';

import { Download, Eye, EyeOff, ListVideo, Pencil, Star, StarOff, Tag, Trash2, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { MenuEntry } from '@/components/ui/menu';
import type { VideoCard } from '@/shared/views';
import { cardTexts } from '@/texts/card';
import { libraryTexts as texts } from '@/texts/library';
import { offlineTexts } from '@/texts/offline';
import { useVideoEdits } from './use-video-edits';

export type CardDialog = 'rename' | 'tags' | 'download';

const icon = { size: '1.1em', 'aria-hidden': true } as const;

function TrashActions({ videoIds }: { videoIds: string[] }) {
  const { restore, removeForGood } = useVideoEdits();
  return (
    <>
      <MenuEntry label={texts.restore} icon={<Undo2 {...icon} />} onSelect={() => restore.mutate({ videoIds })} />
      <MenuEntry
        label={texts.forGood}
        icon={<Trash2 {...icon} />}
        danger
        onSelect={() => removeForGood.mutate({ videoIds })}
      />
    </>
  );
}

/** The entries of a card's menu. `onDialog`: what is asked for needs a dialog. */
export function CardActions({ video, onDialog }: { video: VideoCard; onDialog: (dialog: CardDialog) => void }) {
  const router = useRouter();
  const { star, remove, markWatched } = useVideoEdits();
  const { id: videoId, recordingId, starred } = video;
  const videoIds = [videoId];
  const watched = video.progress?.watched ?? false;
  if (video.trashedAt !== null) return <TrashActions videoIds={videoIds} />;
  return (
    <>
      {recordingId && (
        <MenuEntry
          label={cardTexts.recordingDetails}
          icon={<ListVideo {...icon} />}
          onSelect={() => router.push(`/recordings/${recordingId}`)}
        />
      )}
      <MenuEntry
        label={starred ? cardTexts.unstar : cardTexts.star}
        icon={starred ? <StarOff {...icon} /> : <Star {...icon} />}
        onSelect={() => star.mutate({ videoId, starred: !starred })}
      />
      {video.status === 'ready' && (
        <MenuEntry label={offlineTexts.download} icon={<Download {...icon} />} onSelect={() => onDialog('download')} />
      )}
      <MenuEntry label={texts.rename} icon={<Pencil {...icon} />} onSelect={() => onDialog('rename')} />
      <MenuEntry
        label={watched ? texts.markUnwatched : texts.markWatched}
        icon={watched ? <EyeOff {...icon} /> : <Eye {...icon} />}
        onSelect={() => markWatched.mutate({ videoIds, watched: !watched })}
      />
      <MenuEntry label={texts.tags} icon={<Tag {...icon} />} onSelect={() => onDialog('tags')} />
      <MenuEntry label={texts.remove} icon={<Trash2 {...icon} />} danger onSelect={() => remove.mutate({ videoIds })} />
    </>
  );
}
