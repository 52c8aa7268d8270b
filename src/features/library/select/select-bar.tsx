'use client';

import { Eye, EyeOff, Star, Tag, TagX, Trash2, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { LibraryFilter } from '@/shared/library-filter';
import { libraryTexts as texts } from '@/texts/library';
import { TagsDialog } from '../tags-dialog';
import { useVideoEdits } from '../use-video-edits';
import styles from './select-bar.module.css';
import { useSelectKeys } from './use-select-keys';
import type { Selection } from './use-selection';

/** What can be done to the chosen videos. */
export function SelectBar({ selection, filter }: { selection: Selection; filter: LibraryFilter }) {
  const { ids: videoIds, stop, chooseAll } = selection;
  const edits = useVideoEdits();
  const [dialog, setDialog] = useState<'tags' | 'forGood' | null>(null);
  const trash = filter.trash ?? false;
  const shownTag = filter.tag;
  const disabled = videoIds.length === 0;
  const then = (act: () => void) => () => {
    act();
    stop();
  };
  const remove = then(() => edits.remove.mutate({ videoIds }));
  useSelectKeys({
    all: () => void chooseAll(),
    remove: () => {
      if (disabled) return;
      if (trash) setDialog('forGood');
      else remove();
    },
    stop,
  });
  const size = '1.1em';
  return (
    <div className={styles.bar} role="toolbar" aria-label={texts.chosen(videoIds.length)}>
      <p className={styles.count} aria-live="polite">
        {texts.chosen(videoIds.length)}
      </p>
      <Button size="s" onClick={() => void chooseAll()}>
        {texts.all}
      </Button>
      {trash ? (
        <div className={styles.actions}>
          <Button
            size="s"
            disabled={disabled}
            icon={<Undo2 size={size} aria-hidden />}
            onClick={then(() => edits.restore.mutate({ videoIds }))}
          >
            {texts.restore}
          </Button>
          <Button
            size="s"
            variant="danger"
            disabled={disabled}
            icon={<Trash2 size={size} aria-hidden />}
            onClick={() => setDialog('forGood')}
          >
            {texts.forGood}
          </Button>
        </div>
      ) : (
        <div className={styles.actions}>
          <Button
            size="s"
            disabled={disabled}
            icon={<Star size={size} aria-hidden />}
            onClick={then(() => edits.keep.mutate({ videoIds }))}
          >
            {texts.keep}
          </Button>
          <Button size="s" disabled={disabled} icon={<Tag size={size} aria-hidden />} onClick={() => setDialog('tags')}>
            {texts.tags}
          </Button>
          {shownTag !== undefined && (
            <Button
              size="s"
              disabled={disabled}
              icon={<TagX size={size} aria-hidden />}
              onClick={then(() => edits.tag.mutate({ videoIds, name: shownTag, on: false }))}
            >
              {texts.untag(shownTag)}
            </Button>
          )}
          <Button
            size="s"
            disabled={disabled}
            icon={<Eye size={size} aria-hidden />}
            onClick={then(() => edits.markWatched.mutate({ videoIds, watched: true }))}
          >
            {texts.markWatched}
          </Button>
          <Button
            size="s"
            disabled={disabled}
            icon={<EyeOff size={size} aria-hidden />}
            onClick={then(() => edits.markWatched.mutate({ videoIds, watched: false }))}
          >
            {texts.markUnwatched}
          </Button>
          <Button
            size="s"
            variant="danger"
            disabled={disabled}
            icon={<Trash2 size={size} aria-hidden />}
            onClick={remove}
          >
            {texts.remove}
          </Button>
        </div>
      )}
      <Button size="s" variant="ghost" icon={<X size={size} aria-hidden />} onClick={stop}>
        {texts.done}
      </Button>
      {dialog === 'tags' && <TagsDialog videoIds={videoIds} carried={null} onClose={() => setDialog(null)} />}
      {dialog === 'forGood' && (
        <ConfirmDialog
          title={texts.forGoodTitle}
          confirmLabel={texts.forGood}
          onClose={() => setDialog(null)}
          onConfirm={then(() => edits.removeForGood.mutate({ videoIds }))}
        >
          {texts.forGoodNote(videoIds.length)}
        </ConfirmDialog>
      )}
    </div>
  );
}
