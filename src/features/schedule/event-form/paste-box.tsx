'use client';

import { ClipboardPaste } from 'lucide-react';
import { useState } from 'react';
import { TextArea } from '@/components/ui/field';
import type { Invitation } from '@/shared/invitation/invitation';
import { parseInvitation } from '@/shared/invitation/parse-invitation';
import { invitationTexts } from '@/texts/event';
import styles from './event-form.module.css';

/** Takes a pasted invitation and answers what it found in it; the text stays on this device. */
export function PasteBox({ zone, onFound }: { zone: string; onFound: (found: Invitation) => string[] }) {
  const [text, setText] = useState('');
  const [filled, setFilled] = useState<string[] | null>(null);
  const read = (value: string) => {
    setText(value);
    setFilled(value.trim() === '' ? null : onFound(parseInvitation(value, { now: Date.now(), zone })));
  };
  return (
    <section className={styles.paste} aria-label={invitationTexts.label}>
      <TextArea
        label={invitationTexts.paste}
        rows={3}
        value={text}
        placeholder={invitationTexts.pasteHint}
        onChange={(event) => read(event.target.value)}
      />
      {filled && (
        <p className={styles.filled} role="status">
          <ClipboardPaste size="1rem" aria-hidden />
          {filled.length > 0 ? invitationTexts.filled(filled) : invitationTexts.nothing}
        </p>
      )}
    </section>
  );
}
