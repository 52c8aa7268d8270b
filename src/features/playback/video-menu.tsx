'use client';

import { Eye, EyeOff, Pencil, Tag } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuEntry } from '@/components/ui/menu';
import type { VideoCard } from '@/shared/views';
import { libraryTexts } from '@/texts/library';
import { RenameDialog } from '../library/rename-dialog';
import { TagsDialog } from '../library/tags-dialog';
import { useVideoEdits } from '../library/use-video-edits';

const icon = { size: '1.1em', 'aria-hidden': true } as const;

/** What can be done to the video that is being watched, as in the library. */
export default function VideoMenu({ video }: { video: VideoCard }) {
  const { markWatched } = useVideoEdits();
  const [dialog, setDialog] = useState<'rename' | 'tags' | null>(null);
  const close = () => setDialog(null);
  const videoIds = [video.id];
  const watched = video.progress?.watched ?? false;
  return (
    <>
      <Menu label={libraryTexts.actionsFor(video.title)}>
        <MenuEntry
          label={watched ? libraryTexts.markUnwatched : libraryTexts.markWatched}
          icon={watched ? <EyeOff {...icon} /> : <Eye {...icon} />}
          onSelect={() => markWatched.mutate({ videoIds, watched: !watched })}
        />
        <MenuEntry label={libraryTexts.tags} icon={<Tag {...icon} />} onSelect={() => setDialog('tags')} />
        <MenuEntry label={libraryTexts.rename} icon={<Pencil {...icon} />} onSelect={() => setDialog('rename')} />
      </Menu>
      {dialog === 'rename' && <RenameDialog video={video} onClose={close} />}
      {dialog === 'tags' && <TagsDialog videoIds={videoIds} carried={video.tags} onClose={close} />}
    </>
  );
}
