'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { commonTexts } from '@/texts/common';
import styles from './dialog.module.css';
import { IconButton } from './icon-button';

type Props = { title: string; onClose: () => void; children: ReactNode; wide?: boolean };

/** A modal dialog, open while it is mounted. Escape, the backdrop and the cross call `onClose`. */
export function Dialog({ title, onClose, children, wide = false }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  /** Whoever marks text in a field and lets go outside clicks the backdrop too, and must not lose what was typed. */
  const pressedOutside = useRef(false);
  // Closed while it is still in the page: only then the browser gives the focus back to what opened it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Escape (`onCancel`).
    <dialog
      ref={ref}
      className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        pressedOutside.current = event.target === ref.current;
      }}
      onClick={(event) => {
        if (pressedOutside.current && event.target === ref.current) onClose();
      }}
    >
      <div className={styles.body}>
        <header className={styles.header}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <IconButton label={commonTexts.close} onClick={onClose}>
            <X size="1.25rem" aria-hidden />
          </IconButton>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** The row of buttons at the end of a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
