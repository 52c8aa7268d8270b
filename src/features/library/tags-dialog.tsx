'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, Minus, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { libraryTexts as texts } from '@/texts/library';
import { useTRPC } from '@/trpc/client';
import styles from './tags-dialog.module.css';
import { type Carried, useCarriedTags } from './use-carried-tags';
import { useVideoEdits } from './use-video-edits';

type Props = {
  videoIds: string[] /** Tags that all of them carry already; null = to be asked for. */;
  carried: string[] | null;
  onClose: () => void;
};

const pressed = { all: true, some: 'mixed', none: false } as const;

function Mark({ carried }: { carried: Carried }) {
  const Icon = { all: Check, some: Minus, none: Plus }[carried];
  return <Icon size="1.1em" aria-hidden />;
}

/** Gives videos tags of the user's own, and takes them away again. */
export function TagsDialog({ videoIds, carried, onClose }: Props) {
  const trpc = useTRPC();
  const known = useQuery(trpc.library.tags.queryOptions());
  const { tag } = useVideoEdits();
  const tags = useCarriedTags(videoIds, carried);
  const [name, setName] = useState('');
  const all = [...new Set([...(known.data?.map((one) => one.name) ?? []), ...(carried ?? []), ...tags.changed])].sort(
    (a, b) => a.localeCompare(b),
  );
  const set = (word: string, wanted: boolean) => {
    tag.mutate({ videoIds, name: word, on: wanted });
    tags.note(word, wanted);
  };
  return (
    <Dialog title={texts.tagsTitle(videoIds.length)} onClose={onClose}>
      <ul className={styles.tags}>
        {all.map((word) => (
          <li key={word} className={styles.one}>
            <button
              type="button"
              className={styles.tag}
              aria-pressed={pressed[tags.of(word)]}
              onClick={() => set(word, tags.of(word) !== 'all')}
            >
              <Mark carried={tags.of(word)} />
              {word}
            </button>
            {tags.of(word) === 'some' && (
              <IconButton label={texts.untagAll(word)} onClick={() => set(word, false)}>
                <X size="1.1em" aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const typed = name.trim();
          if (typed === '') return;
          set(all.find((word) => word.toLowerCase() === typed.toLowerCase()) ?? typed, true);
          setName('');
        }}
      >
        <TextField
          label={texts.newTag}
          value={name}
          maxLength={40}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit">{texts.addTag}</Button>
      </form>
    </Dialog>
  );
}
