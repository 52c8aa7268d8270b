'use client';

import { Eye, EyeOff, Pencil, Tag, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Menu, MenuEntry } from '@/components/ui/menu';
import type { VideoCard } from '@/shared/views';
import { libraryTexts } from '@/texts/library';
import { RenameDialog } from '../library/rename-dialog';
import { TagsDialog } from '../library/tags-dialog';
import { useVideoEdits } from '../library/use-video-edits';
import { goBack } from './go-back';

const icon = { size: '1.1em', 'aria-hidden': true } as const;

/** What can be done to the video that is being watched, as in the library. */
export default function VideoMenu({ video }: { video: VideoCard }) {
  const { markWatched, remove } = useVideoEdits();
  const router = useRouter();
  const leave = () => {
    if (!goBack()) router.push('/');
  };
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
        <MenuEntry
          label={libraryTexts.remove}
          icon={<Trash2 {...icon} />}
          danger
          onSelect={() =>
            remove.mutate(
              { videoIds },
              {
                onSuccess: ({ refused }) => {
                  if (refused === 0) leave();
                },
              },
            )
          }
        />
      </Menu>
      {dialog === 'rename' && <RenameDialog video={video} onClose={close} />}
      {dialog === 'tags' && <TagsDialog videoIds={videoIds} carried={video.tags} onClose={close} />}
    </>
  );
}
