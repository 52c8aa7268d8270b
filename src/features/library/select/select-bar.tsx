'use client';

import { Eye, EyeOff, type LucideIcon, Star, Tag, TagX, Trash2, Undo2, X } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { LibraryFilter } from '@/shared/library-filter';
import { libraryTexts as texts } from '@/texts/library';
import { TagsDialog } from '../tags-dialog';
import { useVideoEdits } from '../use-video-edits';
import styles from './select-bar.module.css';
import { useSelectKeys } from './use-select-keys';
import type { Selection } from './use-selection';

const ICON = '1.1em';

function Action({ icon: Icon, ...rest }: Omit<ComponentProps<typeof Button>, 'icon' | 'size'> & { icon: LucideIcon }) {
  return <Button {...rest} size="s" icon={<Icon size={ICON} aria-hidden />} />;
}

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
  const mark = (watched: boolean) => then(() => edits.markWatched.mutate({ videoIds, watched }));
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
  return (
    <div className={styles.bar} role="toolbar" aria-label={texts.chosen(videoIds.length)}>
      <p className={styles.count} aria-live="polite">
        {texts.chosen(videoIds.length)}
      </p>
      <Button size="s" onClick={() => void chooseAll()}>
        {texts.all}
      </Button>
      <div className={styles.actions}>
        {trash ? (
          <>
            <Action icon={Undo2} disabled={disabled} onClick={then(() => edits.restore.mutate({ videoIds }))}>
              {texts.restore}
            </Action>
            <Action icon={Trash2} variant="danger" disabled={disabled} onClick={() => setDialog('forGood')}>
              {texts.forGood}
            </Action>
          </>
        ) : (
          <>
            <Action icon={Star} disabled={disabled} onClick={then(() => edits.keep.mutate({ videoIds }))}>
              {texts.keep}
            </Action>
            <Action icon={Tag} disabled={disabled} onClick={() => setDialog('tags')}>
              {texts.tags}
            </Action>
            {shownTag !== undefined && (
              <Action
                icon={TagX}
                disabled={disabled}
                onClick={then(() => edits.tag.mutate({ videoIds, name: shownTag, on: false }))}
              >
                {texts.untag(shownTag)}
              </Action>
            )}
            <Action icon={Eye} disabled={disabled} onClick={mark(true)}>
              {texts.markWatched}
            </Action>
            <Action icon={EyeOff} disabled={disabled} onClick={mark(false)}>
              {texts.markUnwatched}
            </Action>
            <Action icon={Trash2} variant="danger" disabled={disabled} onClick={remove}>
              {texts.remove}
            </Action>
          </>
        )}
      </div>
      <Button size="s" variant="ghost" icon={<X size={ICON} aria-hidden />} onClick={stop}>
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
