'use client';

import type { ReactNode } from 'react';
import { commonTexts } from '@/texts/common';
import { Button } from './button';
import styles from './confirm-dialog.module.css';
import { Dialog, DialogActions } from './dialog';

type Props = {
  title: string;
  confirmLabel: string;
  cancelLabel?: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Asks before something that cannot be undone. */
export function ConfirmDialog({
  title,
  confirmLabel,
  cancelLabel = commonTexts.cancel,
  busy,
  onConfirm,
  onClose,
  children,
}: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p className={styles.text}>{children}</p>
      <DialogActions>
        <Button onClick={onClose}>{cancelLabel}</Button>
        <Button variant="danger" busy={busy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
