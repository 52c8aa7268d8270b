'use client';

import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { nextFocusIndex } from '@/components/ui/next-focus-index';
import styles from './choice-menu.module.css';

type Option<T> = { value: T; label: string };
type Props<T> = {
  label: string;
  face: ReactNode;
  value: T;
  options: readonly Option<T>[];
  onChoose: (value: T) => void;
  onOpenChange: (open: boolean) => void;
};

/** A button in the control bar that opens a list above it, one entry of which is chosen. */
export function ChoiceMenu<T extends string | number>({
  label,
  face,
  value,
  options,
  onChoose,
  onOpenChange,
}: Props<T>) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    onOpenChange(open);
    if (!open) return;
    list.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open, onOpenChange]);

  const close = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  const moveFocus = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return close();
    if (event.key === 'Tab') return setOpen(false);
    const items = Array.from(list.current?.querySelectorAll('button') ?? []);
    const next = nextFocusIndex(event.key, items.indexOf(document.activeElement as HTMLButtonElement), items.length);
    if (next === null) return;
    event.preventDefault();
    items[next]?.focus();
  };

  return (
    <div className={styles.root} ref={root}>
      <button
        type="button"
        className={styles.button}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div role="menu" aria-label={label} className={styles.menu} ref={list} onKeyDown={moveFocus} tabIndex={-1}>
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="menuitemradio"
              aria-checked={option.value === value}
              tabIndex={-1}
              className={styles.item}
              onClick={() => {
                onChoose(option.value);
                close();
              }}
            >
              <Check size="1rem" aria-hidden className={styles.check} />
              {option.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
