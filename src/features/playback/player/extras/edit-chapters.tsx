'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { formatClock } from '@/components/ui/format-duration';
import { IconButton } from '@/components/ui/icon-button';
import type { OwnChapter } from '@/shared/views';
import { playerTexts } from '@/texts/player';
import styles from './edit-chapters.module.css';
import { useChapterEdits } from './use-chapter-edits';

type Edits = ReturnType<typeof useChapterEdits>;

/** A title is kept when the field is left or Enter is pressed. */
function Line({ chapter: { id, at, title }, edits }: { chapter: OwnChapter; edits: Edits }) {
  const [typed, setTyped] = useState(title);
  const clock = formatClock(at);
  const keep = () => {
    const wanted = typed.trim();
    if (wanted === '') setTyped(title);
    else if (wanted !== title) edits.rename.mutate({ id, title: wanted });
  };
  return (
    <li className={styles.line}>
      <form
        className={styles.title}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextField
          label={playerTexts.titleAt(clock)}
          value={typed}
          maxLength={100}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={keep}
        />
      </form>
      <IconButton label={playerTexts.deleteChapter(title)} onClick={() => edits.remove.mutate({ id })}>
        <Trash2 size="1.125rem" aria-hidden />
      </IconButton>
    </li>
  );
}

type Props = { videoId: string; chapters: readonly OwnChapter[]; onClose: () => void };

/** The user's own chapters of a video, to be renamed and deleted. */
export function EditChapters({ videoId, chapters, onClose }: Props) {
  const edits = useChapterEdits(videoId);
  return (
    <Dialog title={playerTexts.ownChapters} onClose={onClose}>
      {chapters.length === 0 && <p>{playerTexts.noOwnChapters}</p>}
      <ul className={styles.list}>
        {chapters.map((chapter) => (
          <Line key={chapter.id} chapter={chapter} edits={edits} />
        ))}
      </ul>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {playerTexts.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
